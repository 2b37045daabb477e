package io.seaworthy.hub.enrol;

import java.time.Instant;

/** Whether the owner of a client certificate may come in. */
public sealed interface Admission {

    /**
     * @param authority id of the authority that issued the certificate
     * @param notAfter when its right ends unless it is renewed
     */
    record Admitted(ClusterId cluster, String serial, String authority, Instant notAfter) implements Admission {}

    /** @param cause one word for counters: {@code foreign}, {@code unknown}, {@code revoked}, {@code ended} */
    record Refused(String cause, String reason, String remedy) implements Admission {}
}
