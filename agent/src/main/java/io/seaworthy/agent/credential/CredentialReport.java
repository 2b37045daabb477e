package io.seaworthy.agent.credential;

import io.seaworthy.posture.v1.CredentialHit;
import java.util.List;

/**
 * What a scan of one release found.
 *
 * @param hits in the order of source and place; no value in them, only key path, detector and fingerprint
 * @param gaps parts that could not be looked at in full, one sentence each; with a gap, no hits is not a clean release
 */
public record CredentialReport(List<CredentialHit> hits, List<String> gaps) {

    public CredentialReport {
        hits = List.copyOf(hits);
        gaps = List.copyOf(gaps);
    }
}
