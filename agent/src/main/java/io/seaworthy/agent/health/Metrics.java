package io.seaworthy.agent.health;

import io.seaworthy.agent.link.LinkCounters;
import io.seaworthy.agent.link.LinkState;
import java.util.List;

/** The agent's figures in Prometheus' text format. */
public final class Metrics {

    private static final List<String> STATES =
            List.of("connecting", "greeting", "syncing", "live", "backing-off", "stopped");

    private Metrics() {}

    /**
     * @param looks how often the cluster was looked at
     * @param facts in the latest observation
     * @param pending keys that wait to be sent
     */
    public static String text(LinkState state, LinkCounters.Counts counts, long looks, long facts, long pending) {
        var text = new StringBuilder();
        counter(text, "facts_sent", "Facts sent to the hub as observed.", counts.facts());
        counter(text, "fact_bytes_sent", "Serialised size of the facts sent.", counts.factBytes());
        counter(text, "absences_sent", "Facts told to be gone.", counts.absences());
        counter(text, "unreadable_sent", "Facts told to be out of sight.", counts.unreadable());
        counter(text, "batches_sent", "Batches sent.", counts.batches());
        counter(text, "frames_acknowledged", "Batches and snapshots the hub has committed.", counts.acknowledged());
        counter(text, "snapshots_sent", "Complete snapshots sent.", counts.snapshots());
        counter(text, "connections", "Streams on which the hub answered.", counts.connections());
        counter(text, "certificates", "Certificates received.", counts.renewals());
        counter(text, "looks", "Times the cluster was looked at.", looks);
        gauge(text, "facts", "Facts in the latest observation.", facts);
        gauge(text, "pending", "Keys that wait to be sent.", pending);
        text.append("# HELP seaworthy_agent_link_state 1 for the state the link is in.\n")
                .append("# TYPE seaworthy_agent_link_state gauge\n");
        for (var word : STATES) {
            text.append("seaworthy_agent_link_state{state=\"")
                    .append(word)
                    .append("\"} ")
                    .append(word.equals(state.word()) ? 1 : 0)
                    .append('\n');
        }
        return text.toString();
    }

    private static void counter(StringBuilder text, String name, String help, long value) {
        line(text, name + "_total", help, "counter", value);
    }

    private static void gauge(StringBuilder text, String name, String help, long value) {
        line(text, name, help, "gauge", value);
    }

    private static void line(StringBuilder text, String name, String help, String type, long value) {
        var full = "seaworthy_agent_" + name;
        text.append("# HELP ").append(full).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(full).append(' ').append(type).append('\n');
        text.append(full).append(' ').append(value).append('\n');
    }
}
