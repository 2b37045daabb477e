package io.seaworthy.agent.tiller.probe;

import io.seaworthy.agent.cluster.Cluster;
import io.seaworthy.posture.v1.TillerProbe;
import java.util.Optional;

/** Finds out what a client without credentials meets at a Tiller. */
@FunctionalInterface
public interface Prober {

    /** What is there; empty = nobody asked. Reads no release, sends no credential, never throws for what it meets. */
    Optional<TillerProbe> probe(Target target);

    /** Answers from what was found when the cluster was recorded. */
    static Prober recorded(Cluster cluster) {
        return target -> cluster.recordedProbe(target.namespace(), target.pod());
    }

    /**
     * One Tiller's pod.
     *
     * @param host the pod's IP
     * @param port where {@code --listen} says
     */
    record Target(String namespace, String pod, String host, int port) {

        /** {@code 10.0.0.7:44134}, {@code [fd00::7]:44134}. */
        public String address() {
            return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
        }
    }
}
