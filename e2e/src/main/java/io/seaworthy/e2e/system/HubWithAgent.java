package io.seaworthy.e2e.system;

import io.seaworthy.e2e.process.Await;
import java.nio.file.Path;
import java.time.Duration;

/** A hub, the API of its administrator, and one agent that is fed by a recording. */
public record HubWithAgent(HubProgram hub, ApiClient api, AgentProgram agent) implements AutoCloseable {

    private static final Duration FIRST = Duration.ofMinutes(1);

    /**
     * Starts all of it, or nothing: when a part does not start, those before it are stopped again. The agent may still be
     * enrolling.
     *
     * @param folder of the test; holds data and logs
     * @param recording folder of recorded objects, named like the cluster
     */
    public static HubWithAgent start(Path folder, Path recording) {
        var hub = HubProgram.start(folder);
        try {
            return of(hub, folder, recording);
        } catch (RuntimeException | Error failure) {
            // The caller has nothing to close.
            try (hub) {
                throw failure;
            }
        }
    }

    private static HubWithAgent of(HubProgram hub, Path folder, Path recording) {
        var api = hub.ready().administrator();
        try {
            return new HubWithAgent(hub, api, AgentProgram.recorded(folder, recording, hub, HubProgram.joinToken(api)));
        } catch (RuntimeException | Error failure) {
            // As above; the hub is stopped there.
            try (api) {
                throw failure;
            }
        }
    }

    /**
     * Waits until a list of the API holds something.
     *
     * @param list such as {@code findings}
     */
    public void awaitAny(String list) {
        Await.atMost(FIRST)
                .value(
                        () -> "the hub has " + list + "; the agent's log ends with:\n"
                                + agent.process().tail(),
                        () -> api.all(list).stream().findFirst());
    }

    /** Stops the agent first and the hub last, each even if another cannot be stopped. */
    @Override
    public void close() {
        try (hub;
                api;
                agent) {
            // Closing is all there is to do.
        }
    }
}
