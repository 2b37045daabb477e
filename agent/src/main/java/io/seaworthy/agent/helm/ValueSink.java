package io.seaworthy.agent.helm;

import io.seaworthy.posture.v1.CredentialHit;
import io.seaworthy.posture.v1.ManifestObject;
import java.util.List;

/**
 * Sees every scalar of one release once, while its record streams by. Nothing is held for it: what it wants to keep, it
 * keeps itself, and never as a plain value.
 *
 * <p>The order of the calls is the order of the record; Helm writes chart values before user values. Paths are valid
 * during the call only. Nulls are not reported; numbers and booleans come as text.
 */
public interface ValueSink {

    /** A default of the chart. */
    void chartValue(KeyPath path, String value);

    /** A value the user set. */
    void userValue(KeyPath path, String value);

    /** A scalar of the rendered object under way, hooks included; the object is named when it ends. */
    void manifestValue(KeyPath path, String value);

    /** Ends the object that the last {@link #manifestValue manifest values} belong to. */
    void manifestObject(ManifestObject object);

    /** The notes shown to whoever installed the release, as a whole. */
    void notes(String text);

    /** What was found, once the record has been read. */
    List<CredentialHit> hits();
}
