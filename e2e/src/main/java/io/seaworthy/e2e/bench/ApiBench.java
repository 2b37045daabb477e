package io.seaworthy.e2e.bench;

import io.seaworthy.e2e.fleet.GeneratedFleet;
import io.seaworthy.e2e.process.TemporaryFolder;
import io.seaworthy.e2e.system.HubProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code e2e/api-bench}: findings, counts and the fleet as they are asked for over HTTP. */
@Command(
        name = "api-bench",
        mixinStandardHelpOptions = true,
        header = "Times the hub's API over a generated fleet: p50, p95 and slowest of each question.",
        description = {
            "Starts a hub with its embedded PostgreSQL, fills it, and asks turn by turn; before every question the",
            "reference is asked, one finding by its id. Everything shares this machine."
        },
        optionListHeading = "%nOptions:%n")
public final class ApiBench implements Callable<Integer> {

    private static final int PER_CLUSTER = 1_000;
    private static final int FEWEST_CLUSTERS = 20;
    private static final long SEED = 41;

    @Option(
            names = "--findings",
            paramLabel = "NUMBER",
            defaultValue = "1000000",
            description = "In 1 cluster for each 1,000, 20 or more. Default: ${DEFAULT-VALUE}; 20000 is for trying.")
    int findings = 1_000_000;

    @Option(
            names = "--rounds",
            paramLabel = "NUMBER",
            defaultValue = "20",
            description = "How often each is asked, after two rounds that warm up. Default: ${DEFAULT-VALUE}.")
    int rounds = 20;

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description = "Keeps the filled database for another run, which then fills nothing.")
    Path folder = Path.of("");

    private ApiBench() {}

    public static void main(String... arguments) {
        System.exit(new CommandLine(new ApiBench()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, SQLException {
        var kept = !folder.toString().isEmpty();
        var place =
                kept ? Files.createDirectories(folder).toRealPath() : Files.createTempDirectory("seaworthy-api-bench-");
        try {
            run(place);
        } finally {
            if (!kept) {
                TemporaryFolder.delete(place);
            }
        }
        return 0;
    }

    private void run(Path place) throws IOException, SQLException {
        var tokens = place.resolve("tokens");
        // Nobody speaks for these clusters; what they last said stays as it is.
        try (var hub = HubProgram.start(place, Map.of("silent-after", "24h")).ready()) {
            System.out.println("The hub's log is " + place.resolve("hub.log"));
            if (!Files.exists(tokens)) {
                fill(place.resolve("hub"));
            }
            try (var asked = AskedFleet.of(hub, tokens)) {
                new ApiBenchmark(asked.reference(), rounds, System.out).run(asked.questions());
            }
        }
    }

    private void fill(Path data) throws IOException, SQLException {
        var fleet = new GeneratedFleet(Math.max(FEWEST_CLUSTERS, findings / PER_CLUSTER), findings, SEED);
        System.out.printf("Making %,d clusters with %,d findings …%n", fleet.clusters(), findings);
        var started = Instant.now();
        // Where the hub keeps its database, see io.seaworthy.hub.store.embedded.DataFolder; the fourth line is the
        // port.
        var port = Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(3);
        var password = Files.readString(data.resolve("postgres.password")).strip();
        fleet.fill("jdbc:postgresql://127.0.0.1:" + port + "/seaworthy", "seaworthy", password);
        System.out.printf(
                "… in %d s%n", Duration.between(started, Instant.now()).toSeconds());
    }
}
