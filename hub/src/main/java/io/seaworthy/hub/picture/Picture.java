package io.seaworthy.hub.picture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The protected Helm picture of a cluster, as the contract shows it ({@code Picture}).
 *
 * @param state of the worst connection
 * @param summary the picture in words
 */
public record Picture(State state, String summary, List<Node> nodes, List<Connection> connections) {

    public Picture {
        nodes = List.copyOf(nodes);
        connections = List.copyOf(connections);
    }

    /** The worst comes first. */
    public enum State {
        /** Something behind it fails. */
        UNSAFE,
        /** Nothing fails, and something could not be judged or nothing was. */
        UNKNOWN,
        /** Everything that was judged passes, and something was. */
        SAFE
    }

    /** What a node stands for. */
    public enum Kind {
        HELM_CLIENT,
        CHART_REPOSITORY,
        TILLER,
        API_SERVER,
        RELEASE_STORAGE,
        PODS,
        OUTSIDE
    }

    /**
     * Somebody who talks or is talked to.
     *
     * @param detail what is known of it
     * @param factId the key of the fact behind it in base64url; null = none alone
     */
    public record Node(
            String id,
            Kind kind,
            String title,
            String detail,
            @Nullable String factId) {}

    /**
     * Somebody talks to somebody.
     *
     * @param from id of a node
     * @param to id of a node
     * @param title what travels here
     * @param summary why it is drawn so
     * @param controls worst first
     */
    public record Connection(
            String id, String from, String to, String title, State state, String summary, List<Judged> controls) {

        public Connection {
            controls = List.copyOf(controls);
        }
    }

    /**
     * A control behind a connection.
     *
     * @param verdict the worst of its verdicts here
     * @param finding the worst open one of it here; null = none
     */
    public record Judged(
            String controlId,
            String title,
            String severity,
            Word verdict,
            Counts tally,
            @Nullable Trouble finding) {}

    /** A verdict without what it says; the worst comes first. */
    public enum Word {
        FAIL,
        UNKNOWN,
        PASS,
        NOT_APPLICABLE
    }

    /** A finding that is not closed. */
    public record Trouble(String id, String state, String evidence, String fix, String missing) {}
}
