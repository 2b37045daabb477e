package io.seaworthy.agent.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.protobuf.util.JsonFormat;
import io.seaworthy.agent.FactComparison;
import io.seaworthy.agent.cluster.RecordedCluster;
import io.seaworthy.posture.v1.ItemError;
import io.seaworthy.posture.v1.ReleaseFact;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each folder of {@code workload/clusters} is a complete cluster and what must be said of it: all facts by key, of which
 * only the fields that {@code expected.yaml} names are compared, all gaps and all errors.
 */
class FixtureTest {

    @TestFactory
    Stream<DynamicTest> everyClusterIsReadRight() throws IOException, URISyntaxException {
        var root = Path.of(FixtureTest.class.getResource("/workload/clusters").toURI());
        try (var folders = Files.list(root)) {
            return folders.filter(Files::isDirectory).sorted().toList().stream()
                    .map(folder -> DynamicTest.dynamicTest(
                            folder.getFileName().toString(), folder.toUri(), () -> judge(folder)));
        }
    }

    private static void judge(Path folder) throws IOException {
        var expected = FactComparison.mapping(FactComparison.yaml(Files.readString(folder.resolve("expected.yaml"))));
        var name = folder.getFileName().toString();
        try (var cluster = RecordedCluster.complete(name, Files.readString(folder.resolve("objects.yaml")))) {
            var seen = Seen.in(cluster, releases(expected), ScanMemory.none());

            FactComparison.compare("facts", expected.getOrDefault("facts", List.of()), seen.facts());
            assertThat(seen.gaps()).isEqualTo(expected.getOrDefault("gaps", List.of(Seen.NO_SCANNER)));
            assertThat(Stream.concat(seen.errors().stream(), cluster.errors().stream())
                            .map(FixtureTest::line))
                    .isEqualTo(expected.getOrDefault("errors", List.of()));
        }
    }

    /** Releases that were read before, in protobuf's JSON. */
    private static List<ReleaseFact> releases(Map<String, Object> expected) throws IOException {
        var releases = new ArrayList<ReleaseFact>();
        for (var release : new JsonMapper().valueToTree(expected.getOrDefault("releases", List.of()))) {
            var fact = ReleaseFact.newBuilder();
            JsonFormat.parser().merge(release.toString(), fact);
            releases.add(fact.build());
        }
        return releases;
    }

    private static String line(ItemError error) {
        assertThat(error.getRemedy()).isNotEmpty();
        return error.getItem() + " " + error.getReason();
    }
}
