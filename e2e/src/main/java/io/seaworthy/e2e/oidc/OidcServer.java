package io.seaworthy.e2e.oidc;

import io.seaworthy.e2e.process.ChildProcess;
import io.seaworthy.e2e.process.JavaProgram;
import io.seaworthy.e2e.process.LoopbackAddress;
import io.seaworthy.e2e.process.ProgramFailure;
import io.seaworthy.e2e.process.TemporaryFolder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A real Keycloak on loopback with one realm, {@value #REALM}; everything it knows is gone when it is closed. Ready in about 12 s
 * on two cores, 30 s on a machine's first run, in which it prepares itself for this Java.
 */
public final class OidcServer implements AutoCloseable {

    /** The realm's name. */
    public static final String REALM = "acme";

    private static final Duration READY = Duration.ofMinutes(3);
    private static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "-Dkc.config.built=true",
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                    + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
            "--enable-native-access=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Dpicocli.disable.closures=true");

    private final Path home;
    private final int port;
    private final ChildProcess process;
    private final Duration startTime;

    private OidcServer(Path home, int port, ChildProcess process, Duration startTime) {
        this.home = home;
        this.port = port;
        this.process = process;
        this.startTime = startTime;
    }

    /**
     * Starts it.
     *
     * @param realm clients, groups and people
     * @throws ProgramFailure it did not start; with the end of its log
     */
    public static OidcServer start(Realm realm) {
        var files = KeycloakFiles.unpacked();
        var home = files.newHome(realm.json());
        var port = LoopbackAddress.FIRST.freePorts(1).getFirst();
        var program = new JavaProgram(
                        FLAGS,
                        files.folder().resolve("lib/quarkus-run.jar").toString(),
                        "io.quarkus.bootstrap.runner.QuarkusEntryPoint")
                .with("-Dkc.home.dir=" + home)
                .with("-Djboss.server.config.dir=" + home.resolve("conf"));
        var command = program.command(List.of(
                "start-dev",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--cache=local",
                "--import-realm",
                "--log-level=warn,org.keycloak.events:debug"));
        var process = ChildProcess.start("keycloak", command, Map.of(), home.resolve("keycloak.log"));
        try {
            var issuer = issuer(port);
            process.await(READY, () -> answers(URI.create(issuer + "/.well-known/openid-configuration")));
            return new OidcServer(home, port, process, Duration.between(process.started(), Instant.now()));
        } catch (ProgramFailure e) {
            // A Keycloak that is not ready is of no use; the failure shows its log.
            process.close();
            TemporaryFolder.delete(home);
            throw e;
        }
    }

    private static String issuer(int port) {
        return "http://127.0.0.1:%d/realms/%s".formatted(port, REALM);
    }

    private static boolean answers(URI uri) {
        try (var client = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            // It does not listen yet.
            return false;
        } catch (InterruptedException e) {
            // The test run is being stopped; the wait notices.
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** {@code http://127.0.0.1:PORT/realms/acme} */
    public String issuer() {
        return issuer(port);
    }

    /** Process id, for readings of its memory. */
    public long pid() {
        return process.pid();
    }

    /** From its start until it answered. */
    public Duration startTime() {
        return startTime;
    }

    public String log() {
        return process.log();
    }

    @Override
    public void close() {
        process.close();
        TemporaryFolder.delete(home);
    }
}
