package io.seaworthy.e2e.system;

import io.seaworthy.e2e.process.Await;
import io.seaworthy.e2e.process.ChildProcess;
import io.seaworthy.e2e.process.JavaProgram;
import io.seaworthy.e2e.process.LoopbackAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** {@code seaworthy hub} as a child process on ports of its own, which it keeps when it is started again. */
public final class HubProgram implements AutoCloseable {

    private static final Duration READY = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofSeconds(30);
    static final Pattern PASSWORD = Pattern.compile("Sign in as admin with the password (\\S+)");

    private final Path folder;
    private final int httpPort;
    private final int linkPort;
    private final int enrolPort;
    private final Map<String, String> environment;
    private ChildProcess process;

    private HubProgram(Path folder, List<Integer> ports, Map<String, String> settings) {
        this.folder = folder;
        this.httpPort = ports.get(0);
        this.linkPort = ports.get(1);
        this.enrolPort = ports.get(2);
        var all = new TreeMap<>(settings);
        all.put("data-dir", folder.resolve("hub").toString());
        all.put("http-port", Integer.toString(httpPort));
        all.put("grpc-port", Integer.toString(linkPort));
        all.put("enrol-port", Integer.toString(enrolPort));
        var variables = new TreeMap<>(Map.of("HOME", folder.toString()));
        all.forEach((path, value) -> variables.put(variable(path), value));
        this.environment = variables;
        this.process = launch();
    }

    private static String variable(String path) {
        return "SEAWORTHY_HUB_"
                + path.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** Starts one on an embedded database. */
    public static HubProgram start(Path folder) {
        return start(folder, Map.of());
    }

    /**
     * Starts one.
     *
     * @param folder of the test; holds data and log
     * @param settings by path, such as {@code database-url}
     */
    public static HubProgram start(Path folder, Map<String, String> settings) {
        return new HubProgram(folder, LoopbackAddress.FIRST.freePorts(3), settings);
    }

    private ChildProcess launch() {
        return ChildProcess.startAgain(
                "hub", JavaProgram.seaworthy().command(List.of("hub")), environment, folder.resolve("hub.log"));
    }

    /** Waits until it can be used. */
    public HubProgram ready() {
        process.await(READY, () -> HttpProbe.answers(address().resolve("/readyz")));
        return this;
    }

    /** {@code http://127.0.0.1:PORT} */
    public URI address() {
        return URI.create("http://127.0.0.1:" + httpPort);
    }

    public int linkPort() {
        return linkPort;
    }

    public int enrolPort() {
        return enrolPort;
    }

    /** Of the account {@code admin}, as the first start printed it. */
    public String firstPassword() {
        return process.awaitLine(READY, PASSWORD).group(1);
    }

    /** Signs in with the password that the first start printed. */
    public ApiClient administrator() {
        return ApiClient.administrator(address(), "admin", firstPassword());
    }

    /** A join token for one cluster. */
    public static String joinToken(ApiClient api) {
        return api.post("join-tokens", Map.of("uses", 1)).path("token").asText();
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

    /** Waits until a cluster is live. */
    public void awaitLive(ApiClient api, String clusterId) {
        Await.atMost(READY)
                .until(
                        "cluster " + clusterId + " is live; the hub's log ends with:\n" + process.tail(),
                        () -> api.all("clusters").stream()
                                .anyMatch(cluster -> cluster.path("id").asText().equals(clusterId)
                                        && cluster.path("health").asText().equals("LIVE")));
    }

    /** Stops it with SIGTERM, so that an embedded database stops with it. */
    @Override
    public void close() {
        try {
            if (process.isAlive()) {
                process.terminate(STOP);
            }
        } finally {
            process.close();
        }
    }
}
