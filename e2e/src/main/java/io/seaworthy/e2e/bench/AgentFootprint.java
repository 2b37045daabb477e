package io.seaworthy.e2e.bench;

import io.seaworthy.e2e.cluster.TestCluster;
import io.seaworthy.e2e.process.Await;
import io.seaworthy.e2e.process.JavaProgram;
import io.seaworthy.e2e.process.ProcessReading;
import io.seaworthy.e2e.system.AgentProgram;
import io.seaworthy.e2e.system.ApiClient;
import io.seaworthy.e2e.system.HubProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One agent after the other on one cluster with 1,000 releases and one hub, each with other flags, all in one run. */
final class AgentFootprint {

    static final int RELEASES = 1_000;
    /** An hour with a change each second. */
    static final int CHANGES = Integer.getInteger("seaworthy.footprint.changes", 3_600);

    private static final Duration REST = Duration.ofSeconds(Integer.getInteger("seaworthy.footprint.rest", 10));
    private static final Duration SETTLED = Duration.ofMinutes(5);
    private static final Duration SETTLING = Duration.ofSeconds(35);
    private static final int WRITERS = 4;

    private final TestCluster cluster;
    private final ReleaseSeed seed;
    private final HubProgram hub;
    private final ApiClient api;
    private final Path folder;
    private int revision = 1;

    AgentFootprint(TestCluster cluster, ReleaseSeed seed, HubProgram hub, ApiClient api, Path folder) {
        this.cluster = cluster;
        this.seed = seed;
        this.hub = hub;
        this.api = api;
        this.folder = folder;
    }

    /** @param changed also after an hour of changes */
    FootprintRow measure(FlagSet set, boolean changed) throws IOException, InterruptedException, ExecutionException {
        var program = set.program();
        var cache = folder.resolve("agent.aot");
        if (set.aotCache()) {
            Files.deleteIfExists(cache);
            train(program.with("-XX:AOTCacheOutput=" + cache));
            program = program.with("-XX:AOTCache=" + cache);
        }
        try (var agent = start(program)) {
            agent.ready();
            var ready = Duration.between(agent.process().started(), Instant.now());
            hub.awaitLive(api, cluster.id());
            Thread.sleep(REST);
            var fresh = ProcessReading.of(agent.process().pid());
            Optional<ProcessReading> later = Optional.empty();
            if (changed) {
                change(agent);
                // A look that follows the last change comes half a minute after it.
                Thread.sleep(REST.plus(SETTLING));
                later = Optional.of(ProcessReading.of(agent.process().pid()));
            }
            var before = ProcessReading.of(agent.process().pid());
            Thread.sleep(REST);
            var cpu = ProcessReading.of(agent.process().pid()).cpu().minus(before.cpu());
            return new FootprintRow(
                    set.name(), ready.toMillis() / 1000.0, fresh, later, cpu.toNanos() * 100.0 / REST.toNanos());
        }
    }

    private AgentProgram start(JavaProgram program) throws IOException {
        // All of them are one agent to the hub, with one certificate: only the first needs the token.
        var own = Files.createDirectories(folder.resolve("agent"));
        return AgentProgram.start(program, own, cluster.kubeconfig(), hub, HubProgram.joinToken(api));
    }

    /** A run whose classes are written into the cache when it ends. */
    private void train(JavaProgram program) throws IOException {
        try (var agent = start(program)) {
            agent.ready();
            agent.process().terminate(SETTLED);
        }
    }

    private void change(AgentProgram agent) throws InterruptedException, ExecutionException {
        var rounds = CHANGES / RELEASES + 1;
        try (var writers = Executors.newFixedThreadPool(WRITERS)) {
            var left = CHANGES;
            for (var round = 0; round < rounds && left > 0; round++) {
                revision++;
                var now = revision;
                var pending = new ArrayList<Future<?>>();
                for (var number = 0; number < Math.min(left, RELEASES); number++) {
                    var release = number;
                    pending.add(writers.submit(() -> {
                        seed.upgrade(release, now);
                        return null;
                    }));
                }
                for (var one : pending) {
                    one.get();
                }
                left -= RELEASES;
            }
        }
        Await.atMost(SETTLED)
                .until("the agent has nothing left to send", () -> agent.metric("seaworthy_agent_pending") == 0);
    }
}
