package io.seaworthy.agent.tiller.option;

import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where Tiller takes connections.
 *
 * @param grpc port of the API; empty where it cannot be seen
 * @param grpcLoopback the API is for its own pod only
 * @param others further ports open to other hosts: HTTP probes, traces
 */
public record Listening(OptionalInt grpc, boolean grpcLoopback, Set<Integer> others) {

    public static final int GRPC = 44134;
    static final int PROBES = 44135;
    static final int TRACES = 44136;

    /** Nothing is known of the options, so every port that some Tiller opens counts. */
    static final Listening HIDDEN = new Listening(OptionalInt.empty(), false, Set.of(PROBES, TRACES));

    public Listening {
        others = Set.copyOf(others);
    }

    /** Ports that another host may connect to; the default stands for an API port that cannot be seen. */
    public Set<Integer> open() {
        var open = new TreeSet<>(others);
        if (!grpcLoopback) {
            open.add(grpc.orElse(GRPC));
        }
        return open;
    }
}
