package io.seaworthy.hub.cli;

import io.seaworthy.agent.cluster.Cluster;
import io.seaworthy.posture.v1.Posture;
import java.util.function.Consumer;

/** Takes the posture of a cluster. */
@FunctionalInterface
interface Survey {

    /**
     * @param probe knock at each Tiller
     * @param teamLabel label of a namespace that names its team
     * @param progress hears what is being read
     */
    Posture take(Cluster cluster, boolean probe, String teamLabel, Consumer<String> progress);
}
