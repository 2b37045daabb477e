package io.seaworthy.hub.control;

import io.seaworthy.agent.cluster.RecordedCluster;
import io.seaworthy.agent.credential.Salt;
import io.seaworthy.agent.posture.PostureCollector;
import io.seaworthy.agent.posture.PostureSettings;
import io.seaworthy.posture.v1.Posture;

/** Fixtures through the agent's real collectors: a complete cluster, nothing asked over the network. */
final class RecordedPosture implements ControlTrial.Collection {

    private static final int SALT_BYTES = 32;

    private final PostureCollector collector = new PostureCollector(
            new PostureSettings(PostureSettings.TEAM_LABEL, false, cluster -> Salt.of(new byte[SALT_BYTES])));

    @Override
    public Posture collect(String name, String documents) {
        try (var cluster = RecordedCluster.complete(name, documents)) {
            return collector.collect(cluster, progress -> {});
        }
    }
}
