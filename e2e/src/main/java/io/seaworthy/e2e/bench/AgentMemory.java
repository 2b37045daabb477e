package io.seaworthy.e2e.bench;

import io.seaworthy.e2e.cluster.TestCluster;
import io.seaworthy.e2e.process.JavaProgram;
import io.seaworthy.e2e.process.TemporaryFolder;
import io.seaworthy.e2e.system.HubProgram;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;

/**
 * {@code e2e/agent-memory}: what an agent costs that looks at 1,000 releases of 10 kB, set of flags by set of flags, and what
 * the one that ships costs with records of 100 kB.
 */
public final class AgentMemory {

    private static final int SMALL = 10_000;
    private static final int LARGE = 100_000;

    private AgentMemory() {}

    /** @param arguments numbers of the sets of flags to run, the reference is 0; none = all */
    public static void main(String... arguments) throws IOException, InterruptedException, ExecutionException {
        var sets = FlagSet.all();
        var chosen = arguments.length == 0
                ? sets
                : List.of(arguments).stream()
                        .map(number -> sets.get(Integer.parseInt(number)))
                        .toList();
        var rows = run(SMALL, chosen, System.out);
        var large = run(LARGE, List.of(FlagSet.shipped()), System.out);
        System.out.printf(
                "%n%,d releases; %,d changes between \"fresh\" and \"later\", which only what ships goes through.%n",
                AgentFootprint.RELEASES, AgentFootprint.CHANGES);
        System.out.printf("%nRecords of %,d bytes", SMALL);
        FootprintRow.print(System.out, rows);
        System.out.printf("%nRecords of %,d bytes", LARGE);
        FootprintRow.print(System.out, large);
    }

    private static List<FootprintRow> run(int recordBytes, List<FlagSet> sets, PrintStream out)
            throws IOException, InterruptedException, ExecutionException {
        var folder = Files.createTempDirectory("seaworthy-footprint-").toRealPath();
        try (var cluster = TestCluster.start();
                var hub = HubProgram.start(folder).ready();
                var api = hub.administrator()) {
            out.printf("Seeding %,d releases of %,d bytes each …%n", AgentFootprint.RELEASES, recordBytes);
            var seed = seed(cluster, recordBytes);
            var footprint = new AgentFootprint(cluster, seed, hub, api, folder);
            var rows = new ArrayList<FootprintRow>();
            for (var set : sets) {
                out.printf(
                        "Measuring: %s  %s%n",
                        set.name(), String.join(" ", set.program().flags()));
                rows.add(footprint.measure(set, recordBytes == SMALL && set.equals(FlagSet.shipped())));
                FootprintRow.print(out, rows);
            }
            return rows;
        } finally {
            TemporaryFolder.delete(folder);
        }
    }

    /** Real Helm writes the record that all others are copies of; its values cannot be compressed. */
    private static ReleaseSeed seed(TestCluster cluster, int recordBytes)
            throws IOException, InterruptedException, ExecutionException {
        var namespace = cluster.namespace("seed");
        var blob = Files.writeString(cluster.folder().resolve("blob"), noise(recordBytes), StandardCharsets.US_ASCII);
        var chart = JavaProgram.repository().resolve("e2e/charts/bulky");
        cluster.helm3("install", "bulky", chart.toString(), "--namespace", namespace, "--set-file", "blob=" + blob)
                .succeeded();
        var template = cluster.client()
                .secrets()
                .inNamespace(namespace)
                .withName("sh.helm.release.v1.bulky.v1")
                .require();
        var seed = new ReleaseSeed(cluster.client(), template);
        seed.write(AgentFootprint.RELEASES, 1, 1);
        return seed;
    }

    /** Base64 of random bytes: as long in a record as the bytes, whatever gzip does. */
    private static String noise(int bytes) {
        var random = new byte[bytes * 9 / 10];
        new Random(1).nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }
}
