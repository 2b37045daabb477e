package io.seaworthy.e2e.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.e2e.process.Await;
import io.seaworthy.e2e.process.JavaProgram;
import io.seaworthy.e2e.system.AgentProgram;
import io.seaworthy.e2e.system.ApiClient;
import io.seaworthy.e2e.system.HubProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A property-based run of the whole API against its own contract: no answer with 5xx, none the contract does not describe.
 * {@code -Dseaworthy.fuzz.seed=N} repeats a run, {@code -Dseaworthy.fuzz.seconds=N} makes it longer.
 */
class ApiFuzzE2E {

    /** What would take the fuzzer's own login away, and the stream that never ends: each has tests of its own. */
    private static final List<String> LEFT_OUT = List.of("streamEvents", "changePassword", "logout");

    private static final Duration BUDGET = Duration.ofSeconds(Long.getLong("seaworthy.fuzz.seconds", 120));

    private final long seed = Long.getLong("seaworthy.fuzz.seed", System.nanoTime() % 1_000_000);

    @TempDir
    private static Path folder;

    private static HubProgram hub;
    private static ApiClient api;
    private static AgentProgram agent;

    @BeforeAll
    static void hubHasACluster() {
        hub = HubProgram.start(folder).ready();
        api = hub.administrator();
        agent = AgentProgram.recorded(
                folder,
                JavaProgram.repository().resolve("e2e/recordings/old-tiller-shop"),
                hub,
                HubProgram.joinToken(api));
        Await.atMost(Duration.ofMinutes(1))
                .until(
                        "the recorded cluster has findings",
                        () -> !api.all("findings").isEmpty());
    }

    @AfterAll
    static void stop() {
        if (agent != null) {
            agent.close();
        }
        if (api != null) {
            api.close();
        }
        if (hub != null) {
            hub.close();
        }
    }

    @Test
    void everyAnswerIsOneTheContractDescribes() {
        var contract = JavaProgram.repository().resolve("hub/src/main/resources/openapi/seaworthy.yaml");
        var run = new FuzzRun(
                        contract.toString(),
                        hub.address() + "/api/v1",
                        Map.of("Authorization", "Bearer " + api.token()),
                        BUDGET,
                        40,
                        seed,
                        List.of())
                .without(LEFT_OUT);

        var report = Schemathesis.install().run(run);

        System.out.println("schemathesis, -Dseaworthy.fuzz.seed=" + seed + "\n" + report.summary());
        assertThat(report.clean()).as(report.text()).isTrue();
        assertThat(hub.process().isAlive()).isTrue();
    }
}
