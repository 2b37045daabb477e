package io.seaworthy.agent.tiller;

import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.agent.FactComparison;
import io.seaworthy.agent.cluster.RecordedCluster;
import io.seaworthy.agent.tiller.probe.Prober;
import io.seaworthy.posture.v1.AccessFact;
import io.seaworthy.posture.v1.Gap;
import io.seaworthy.posture.v1.SecretAudience;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each folder of {@code tiller/clusters} is a complete cluster and what must be said of it. Of a fact, only the fields that
 * {@code expected.yaml} names are compared; {@code null} means that the field is not there, or has its default.
 */
class FixtureTest {

    private static final Reach NOTHING_READ = new Reach() {
        @Override
        public Optional<AccessFact> of(String namespace, String serviceAccount) {
            return Optional.empty();
        }

        @Override
        public Optional<SecretAudience> secretReaders(String namespace, String secret) {
            return Optional.empty();
        }
    };

    @TestFactory
    Stream<DynamicTest> everyClusterIsJudgedRight() throws IOException, URISyntaxException {
        var root = Path.of(FixtureTest.class.getResource("/tiller/clusters").toURI());
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
            var found = new TillerCollector(cluster, NOTHING_READ, Prober.recorded(cluster))
                    .collect(new Served("team", Optional.empty(), Optional.empty()));

            assertThat(cluster.errors()).isEmpty();
            var facts = new ArrayList<Object>();
            for (var fact : found.facts()) {
                facts.add(FactComparison.yaml(FactComparison.json(fact)));
            }
            FactComparison.compare("tillers", expected.get("tillers"), facts);
            if (expected.containsKey("census")) {
                FactComparison.compare(
                        "census",
                        expected.get("census"),
                        found.census()
                                .map(FactComparison::json)
                                .map(FactComparison::yaml)
                                .orElse(null));
            }
            assertThat(found.gaps().stream().map(Gap::getResource)).isEqualTo(expected.getOrDefault("gaps", List.of()));
        }
    }
}
