package io.seaworthy.e2e.system;

import io.seaworthy.e2e.process.ChildProcess;
import io.seaworthy.e2e.process.JavaProgram;
import io.seaworthy.e2e.process.LoopbackAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code seaworthy demo} or {@code up}: all of Seaworthy by one command, which prints its address, account and password. */
public record OneCommand(ChildProcess process, URI address) implements AutoCloseable {

    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

    /**
     * Starts a demo with the recorded clusters of the checkout.
     *
     * @param folder of the test; holds data and log
     * @param pace between two changes
     */
    public static OneCommand demo(Path folder, Duration pace) {
        var recordings = JavaProgram.repository().resolve("e2e/recordings").toString();
        return start(folder, Map.of(), "demo", "--recordings", recordings, "--pace", Long.toString(pace.toSeconds()));
    }

    /** Starts it for the cluster of a kubeconfig. */
    public static OneCommand up(Path folder, Path kubeconfig) {
        return start(folder, Map.of("KUBECONFIG", kubeconfig.toString()), "up");
    }

    private static OneCommand start(Path folder, Map<String, String> environment, String command, String... options) {
        var ports = LoopbackAddress.FIRST.freePorts(3);
        var words = new ArrayList<>(
                List.of(command, "--data-dir", folder.resolve("data").toString()));
        words.addAll(List.of("--http-port", "" + ports.get(0), "--grpc-port", "" + ports.get(1)));
        words.addAll(List.of("--enrol-port", "" + ports.get(2)));
        words.addAll(List.of(options));
        return new OneCommand(
                ChildProcess.start(
                        command, JavaProgram.seaworthy().command(words), environment, folder.resolve(command + ".log")),
                URI.create("http://127.0.0.1:" + ports.get(0)));
    }

    /** Of the account {@code admin}, as it was printed. */
    public String password() {
        return process.awaitLine(TWO_MINUTES, HubProgram.PASSWORD).group(1);
    }

    /** The administrator's API, as soon as it can be used. */
    public ApiClient signIn() {
        var password = password();
        process.await(TWO_MINUTES, () -> HttpProbe.answers(address.resolve("/healthz")));
        return ApiClient.administrator(address, "admin", password);
    }

    /** Since the start. */
    public long seconds() {
        return Duration.between(process.started(), Instant.now()).toSeconds();
    }

    @Override
    public void close() {
        process.close();
    }
}
