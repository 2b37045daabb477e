package io.seaworthy.e2e.system;

import io.seaworthy.e2e.process.ChildProcess;
import io.seaworthy.e2e.process.JavaProgram;
import io.seaworthy.e2e.process.LoopbackAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The agent program as a child process that keeps its folder and its port when it is started again. */
public final class AgentProgram implements AutoCloseable {

    private static final Duration READY = Duration.ofMinutes(2);

    private final JavaProgram program;
    private final Path folder;
    private final int healthPort;
    private final Map<String, String> environment;
    private ChildProcess process;

    private AgentProgram(JavaProgram program, Path folder, int healthPort, Map<String, String> environment) {
        this.program = program;
        this.folder = folder;
        this.healthPort = healthPort;
        this.environment = Map.copyOf(environment);
        this.process = launch();
    }

    /**
     * Starts one that looks for changes every half second.
     *
     * @param folder of the test; holds data and log
     * @param hub runs on this machine
     * @param token of the hub
     */
    public static AgentProgram start(Path folder, Path kubeconfig, HubProgram hub, String token) {
        return start(JavaProgram.agent(), folder, kubeconfig, hub, token);
    }

    /** Starts one in a JVM of its own kind. */
    public static AgentProgram start(JavaProgram program, Path folder, Path kubeconfig, HubProgram hub, String token) {
        return launch(program, folder, Map.of("SEAWORTHY_AGENT_CLUSTER_KUBECONFIG", kubeconfig.toString()), hub, token);
    }

    /** Starts one that is fed by a folder of recorded objects. */
    public static AgentProgram recorded(Path folder, Path recording, HubProgram hub, String token) {
        return launch(
                JavaProgram.agent(),
                folder,
                Map.of("SEAWORTHY_AGENT_CLUSTER_RECORDING", recording.toString()),
                hub,
                token);
    }

    private static AgentProgram launch(
            JavaProgram program, Path folder, Map<String, String> target, HubProgram hub, String token) {
        var port = LoopbackAddress.FIRST.freePorts(1).getFirst();
        var environment = new TreeMap<>(target);
        environment.put("HOME", folder.toString());
        environment.put("SEAWORTHY_AGENT_DATA_DIR", data(folder).toString());
        environment.put("SEAWORTHY_AGENT_HUB_ADDRESS", "127.0.0.1:" + hub.linkPort());
        environment.put("SEAWORTHY_AGENT_HUB_ENROL_ADDRESS", "127.0.0.1:" + hub.enrolPort());
        environment.put("SEAWORTHY_AGENT_JOIN_TOKEN", token);
        environment.put("SEAWORTHY_AGENT_COLLECTION_DEBOUNCE", "500ms");
        environment.put("SEAWORTHY_AGENT_HEALTH_PORT", Integer.toString(port));
        return new AgentProgram(program, folder, port, environment);
    }

    private ChildProcess launch() {
        return ChildProcess.startAgain("agent", program.command(List.of()), environment, folder.resolve("agent.log"));
    }

    private static Path data(Path folder) {
        return folder.resolve("agent");
    }

    /** Where it keeps its key, its certificate and the key of fingerprints. */
    public Path data() {
        return data(folder);
    }

    /** Waits until its first snapshot is with the hub. */
    public AgentProgram ready() {
        process.await(READY, () -> HttpProbe.answers(address().resolve("/readyz")));
        return this;
    }

    /** {@code http://127.0.0.1:PORT}, where it answers about itself. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + healthPort);
    }

    public ChildProcess process() {
        return process;
    }

    /** kill -9. */
    public void kill() {
        process.kill();
    }

    /** Starts it again after a kill; does not wait. */
    public void startAgain() {
        process = launch();
    }

    /** The metric of this name, all its labels added up. */
    public double metric(String name) {
        return Metrics.of(address()).sum(name);
    }

    @Override
    public void close() {
        process.close();
    }
}
