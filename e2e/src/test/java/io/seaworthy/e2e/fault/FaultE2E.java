package io.seaworthy.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.agent.credential.LocalSecret;
import io.seaworthy.e2e.cluster.RequiresCluster;
import io.seaworthy.e2e.cluster.TestCluster;
import io.seaworthy.e2e.process.Await;
import io.seaworthy.e2e.process.JavaProgram;
import io.seaworthy.e2e.system.AgentProgram;
import io.seaworthy.e2e.system.HubMemory;
import io.seaworthy.e2e.system.HubMemory.KeptEvent;
import io.seaworthy.e2e.system.HubMemory.KeptFinding;
import io.seaworthy.e2e.system.HubProgram;
import io.seaworthy.e2e.system.PostgresServer;
import io.seaworthy.e2e.truth.ClusterChanges;
import io.seaworthy.e2e.truth.FreshScan;
import io.seaworthy.e2e.truth.TruthLog;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hub, agent and PostgreSQL are killed with signal 9 at random while a real cluster is changed by real Helm and kubectl.
 * {@code -Dseaworthy.fault.seed=N} repeats the choices of a run, {@code -Dseaworthy.fault.changes=N} sets how many changes
 * there are at the least; they go on until each has been killed twice.
 */
@RequiresCluster
class FaultE2E {

    private static final int CHANGES = Integer.getInteger("seaworthy.fault.changes", 200);
    private static final Saboteur.Zeal ZEAL = new Saboteur.Zeal(Duration.ofSeconds(20), Duration.ofSeconds(3));
    private static final Duration CAUGHT_UP = Duration.ofMinutes(3);

    private final long seed = Long.getLong("seaworthy.fault.seed", System.nanoTime() % 1_000_000);

    @Test
    void hubKnowsTheTruthAfterKillsDuringManyChanges(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
            throws SQLException {
        System.out.printf("Fault test: %d changes, -Dseaworthy.fault.seed=%d%n", CHANGES, seed);
        try (var cluster = TestCluster.start();
                var postgres = PostgresServer.start().ready();
                var hub = HubProgram.start(folder, Map.of("database-url", postgres.url()))
                        .ready();
                var api = hub.administrator();
                var agent = AgentProgram.start(folder, cluster.kubeconfig(), hub, HubProgram.joinToken(api))
                        .ready()) {
            var scan = new FreshScan(cluster.kubeconfig(), LocalSecret.in(agent.data())::of);
            var truth = new TruthLog();
            note(truth, scan, Instant.EPOCH, "the empty cluster");
            var changes = new ClusterChanges(cluster, JavaProgram.repository().resolve("e2e/charts"), new Random(seed));
            var victims = List.of(
                    new Saboteur.Victim("hub", hub::kill, hub::startAgain),
                    new Saboteur.Victim("agent", agent::kill, agent::startAgain),
                    new Saboteur.Victim("postgres", postgres::kill, postgres::startAgain));

            List<String> killed;
            try (var saboteur = Saboteur.start(victims, new Random(seed + 1), ZEAL)) {
                for (var number = 0; number < CHANGES || saboteur.killed().size() < 2 * victims.size(); number++) {
                    var from = Instant.now();
                    note(truth, scan, from, changes.next());
                }
                killed = saboteur.killed();
            }
            System.out.printf("Killed %d times: %s%n", killed.size(), killed);
            var memory = awaitCaughtUp(postgres, cluster.id(), scan, truth);

            assertThat(killed).filteredOn("hub"::equals).hasSizeGreaterThanOrEqualTo(2);
            assertThat(killed).filteredOn("agent"::equals).hasSizeGreaterThanOrEqualTo(2);
            assertThat(killed).filteredOn("postgres"::equals).hasSizeGreaterThanOrEqualTo(2);
            assertThat(memory.findings()).extracting(KeptFinding::state).isSubsetOf("OPEN", "REOPENED", "FIXED");
            assertThat(duplicates(memory)).isEmpty();
            assertThat(falselyClosed(memory, truth)).isEmpty();
            assertThat(illegalHistories(memory)).isEmpty();
            assertThat(memory.events()).extracting(KeptEvent::kind).contains("OPENED", "FIXED", "REOPENED");
        }
    }

    private static void note(TruthLog truth, FreshScan scan, Instant from, String change) {
        truth.add(new TruthLog.State(from, change, scan.failures(scan.take())));
    }

    /** The hub's facts are those of a fresh scan, and its failing findings are that scan's failures. */
    private static HubMemory awaitCaughtUp(PostgresServer postgres, String clusterId, FreshScan scan, TruthLog truth)
            throws SQLException {
        var fresh = FreshScan.facts(scan.take());
        var last = new ArrayList<HubMemory>();
        try {
            return Await.atMost(CAUGHT_UP).value("hub and fresh scan are the same", () -> {
                try (var database = postgres.connect()) {
                    var memory = HubMemory.of(database, clusterId);
                    last.add(memory);
                    return Optional.of(memory)
                            .filter(now -> now.facts().equals(fresh))
                            .filter(now -> failing(now).equals(truth.failing()))
                            .filter(now -> now.unreadable().isEmpty());
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
        } catch (RuntimeException late) {
            // Said in full, so that the difference can be read.
            var memory = last.getLast();
            assertThat(memory.facts()).isEqualTo(fresh);
            assertThat(memory.unreadable()).isEmpty();
            assertThat(failing(memory)).isEqualTo(truth.failing());
            throw late;
        }
    }

    private static Set<String> failing(HubMemory memory) {
        var failing = new TreeSet<String>();
        memory.findings().stream()
                .filter(finding -> !finding.state().equals("FIXED"))
                .forEach(finding -> failing.add(finding.key()));
        return failing;
    }

    private static List<String> duplicates(HubMemory memory) {
        var seen = new TreeSet<String>();
        return memory.findings().stream()
                .map(KeptFinding::key)
                .filter(key -> !seen.add(key))
                .toList();
    }

    private static List<String> falselyClosed(HubMemory memory, TruthLog truth) {
        var wrong = new ArrayList<String>();
        for (var finding : memory.findings()) {
            var opened = Instant.EPOCH;
            for (var event : memory.eventsOf(finding)) {
                switch (event.kind()) {
                    case "OPENED", "REOPENED" -> opened = event.at();
                    case "FIXED" -> {
                        if (!truth.wasGone(finding.key(), opened, event.at())) {
                            wrong.add("%s was closed at %s, open since %s:%n%s"
                                    .formatted(finding.key(), event.at(), opened, truth.around(opened, event.at())));
                        }
                    }
                    default -> {
                        // Nothing that opens or closes.
                    }
                }
            }
        }
        return wrong;
    }

    /** Each finding is opened once, and from then on closed and reopened in turn. */
    private static List<String> illegalHistories(HubMemory memory) {
        var wrong = new ArrayList<String>();
        for (var finding : memory.findings()) {
            var kinds = memory.eventsOf(finding).stream()
                    .map(KeptEvent::kind)
                    .filter(Set.of("OPENED", "FIXED", "REOPENED")::contains)
                    .toList();
            var history = String.join(" ", kinds);
            if (!history.matches("OPENED( FIXED REOPENED)*( FIXED)?")) {
                wrong.add(finding.key() + ": " + history);
            }
        }
        return wrong;
    }
}
