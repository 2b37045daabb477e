package io.seaworthy.agent.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.seaworthy.agent.cluster.RecordedCluster;
import io.seaworthy.posture.v1.ReleaseFact;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class RecordedReleasesTest {

    private static final Path FOLDER = Path.of(System.getProperty("seaworthy.shared", "../../shared"), "fixtures");

    @TestFactory
    Stream<DynamicTest> everyRecordedPayloadReadsAsAnotherDecoderReadsIt() throws IOException {
        if (!Files.isDirectory(FOLDER)) {
            return skipped();
        }
        return expected().stream()
                .map(row -> dynamicTest(
                        row.get(0) + " item " + row.get(1),
                        () -> assertThat(read(row)).isEqualTo(row)));
    }

    @TestFactory
    Stream<DynamicTest> everyPayloadInTheFoldersIsExpected() throws IOException {
        if (!Files.isDirectory(FOLDER)) {
            return skipped();
        }
        var known = expected().stream().map(List::getFirst).toList();
        return Stream.of("helm2", "helm3")
                .map(name -> dynamicTest(name, () -> {
                    try (var files = Files.list(FOLDER.resolve(name))) {
                        assertThat(known)
                                .containsAll(files.map(file -> name + "/" + file.getFileName())
                                        .toList());
                    }
                }));
    }

    private static Stream<DynamicTest> skipped() {
        return Stream.of(dynamicTest(
                "recorded payloads", () -> Assumptions.abort("the recorded payloads are not there: " + FOLDER)));
    }

    private static List<String> read(List<String> row) throws IOException {
        var cluster = RecordedCluster.open(FOLDER.resolve(row.get(0)), Set.of());
        var releases =
                new ReleaseCollector(Scanners.SCANNER, UnaryOperator.identity(), 1, Progress.NONE).collect(cluster);
        assertThat(releases.errors()).isEmpty();
        var fact = releases.facts().stream()
                .filter(found -> found.getName().equals(row.get(2)))
                .findFirst()
                .orElseThrow();
        assertThat(fact.getGapsList()).isEmpty();
        return row(row.get(0), row.get(1), fact);
    }

    private static List<String> row(String file, String item, ReleaseFact fact) {
        var chart = fact.getChart();
        return List.of(
                file,
                item,
                fact.getName(),
                fact.getNamespace(),
                Integer.toString(fact.getRevision()),
                fact.getStatus(),
                chart.getName(),
                chart.getVersion(),
                chart.getApiVersion(),
                chart.getAppVersion(),
                Integer.toString(fact.getGeneration()),
                Long.toString(fact.getStorage().getBytes()),
                Long.toString(fact.getStorage().getUnpackedBytes()),
                Integer.toString(fact.getObjectsCount()),
                Integer.toString(fact.getHooksCount()),
                Integer.toString(chart.getDependenciesCount()));
    }

    private static List<List<String>> expected() throws IOException {
        try (var table = Objects.requireNonNull(RecordedReleasesTest.class.getResourceAsStream("recorded.tsv"))) {
            var rows = new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> List.of(line.split("\t", -1)))
                    .toList();
            // The first one names the columns.
            return rows.subList(1, rows.size());
        }
    }
}
