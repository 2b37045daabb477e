package io.seaworthy.e2e.system;

import com.google.protobuf.InvalidProtocolBufferException;
import io.seaworthy.e2e.truth.FreshScan;
import io.seaworthy.posture.v1.Fact;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a hub keeps of one cluster, read from its tables and not through its code.
 *
 * @param facts readable ones by key, without the time at which they were seen
 * @param unreadable keys of the others
 * @param findings in no order
 * @param events oldest first
 */
public record HubMemory(
        Map<String, Fact> facts, List<String> unreadable, List<KeptFinding> findings, List<KeptEvent> events) {

    /** @param key {@code CONTROL FACT-KEY} */
    public record KeptFinding(String id, String key, String state) {}

    /** @param finding its id */
    public record KeptEvent(String finding, Instant at, String kind, String state) {}

    public static HubMemory of(Connection database, String clusterId) throws SQLException {
        var facts = new TreeMap<String, Fact>();
        var unreadable = new ArrayList<String>();
        try (var statement = database.prepareStatement("select key, body, unreadable from fact where cluster_id = ?")) {
            statement.setString(1, clusterId);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    if (rows.getString("unreadable") != null) {
                        unreadable.add(rows.getString("key"));
                    } else {
                        facts.put(rows.getString("key"), FreshScan.timeless(Fact.parseFrom(rows.getBytes("body"))));
                    }
                }
            } catch (InvalidProtocolBufferException e) {
                throw new SQLException("a fact of the hub's is not one", e);
            }
        }
        return new HubMemory(facts, unreadable, findings(database, clusterId), events(database, clusterId));
    }

    private static List<KeptFinding> findings(Connection database, String clusterId) throws SQLException {
        var findings = new ArrayList<KeptFinding>();
        try (var statement = database.prepareStatement(
                "select finding_id, control_id, fact_key, state from finding where cluster_id = ?")) {
            statement.setString(1, clusterId);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    findings.add(new KeptFinding(
                            rows.getString("finding_id"),
                            rows.getString("control_id") + " " + rows.getString("fact_key"),
                            rows.getString("state")));
                }
            }
        }
        return findings;
    }

    private static List<KeptEvent> events(Connection database, String clusterId) throws SQLException {
        var events = new ArrayList<KeptEvent>();
        try (var statement = database.prepareStatement(
                "select finding_id, at, kind, state from finding_event where cluster_id = ? order by event_id")) {
            statement.setString(1, clusterId);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    events.add(new KeptEvent(
                            rows.getString("finding_id"),
                            rows.getTimestamp("at").toInstant(),
                            rows.getString("kind"),
                            rows.getString("state")));
                }
            }
        }
        return events;
    }

    /** Events of one finding, oldest first. */
    public List<KeptEvent> eventsOf(KeptFinding finding) {
        return events.stream()
                .filter(event -> event.finding().equals(finding.id()))
                .toList();
    }
}
