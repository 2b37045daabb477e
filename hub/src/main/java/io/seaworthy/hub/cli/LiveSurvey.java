package io.seaworthy.hub.cli;

import io.seaworthy.agent.cluster.Cluster;
import io.seaworthy.agent.credential.LocalSecret;
import io.seaworthy.agent.posture.PostureCollector;
import io.seaworthy.agent.posture.PostureSettings;
import io.seaworthy.posture.v1.Posture;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The agent's own collectors, run once in this process.
 *
 * @param home Seaworthy's folder of this user
 */
record LiveSurvey(Path home) implements Survey {

    /** {@code ~/.seaworthy}. */
    static LiveSurvey ofUser() {
        return new LiveSurvey(Path.of(System.getProperty("user.home"), ".seaworthy"));
    }

    @Override
    public Posture take(Cluster cluster, boolean probe, String teamLabel, Consumer<String> progress) {
        var secret = LocalSecret.in(home);
        return new PostureCollector(new PostureSettings(teamLabel, probe, secret::of)).collect(cluster, progress);
    }
}
