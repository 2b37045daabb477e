package io.seaworthy.hub.control;

import io.seaworthy.posture.v1.ClusterFact;
import io.seaworthy.posture.v1.Fact;
import io.seaworthy.posture.v1.Posture;
import io.seaworthy.posture.v1.ReleaseCensus;
import io.seaworthy.posture.v1.ReleaseFact;
import io.seaworthy.posture.v1.TillerCensus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where the tests of controls find their files, and the smallest things that they judge. */
final class TestTree {

    /** A control that passes for a release that is deployed. */
    static final String CONTROL = """
            id: mine
            title: A title
            severity: low
            family: own
            fact: ReleaseFact
            passes: fact.status == 'deployed'
            evidence: "fact.name + ' is ' + fact.status"
            why: Because.
            fix: helm status {{ shellQuote(fact.name) }}
            accept: Never.
            """;

    private TestTree() {}

    static Path root() {
        return Path.of(System.getProperty("seaworthy.root"));
    }

    static Path resources() {
        return root().resolve("hub/src/test/resources");
    }

    static Stream<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList().stream();
        }
    }

    /** A cluster of which everything could be read. */
    static ClusterFact.Builder cluster() {
        return ClusterFact.newBuilder()
                .setName("test")
                .setKubernetesVersion("v1.36.3")
                .setTillers(TillerCensus.getDefaultInstance())
                .setReleases(ReleaseCensus.getDefaultInstance());
    }

    static Posture posture(ClusterFact.Builder cluster, ReleaseFact.Builder... releases) {
        var posture = Posture.newBuilder()
                .addFacts(Fact.newBuilder().setKey("ClusterFact/test").setCluster(cluster));
        for (var release : releases) {
            posture.addFacts(
                    Fact.newBuilder().setKey("ReleaseFact/" + release.getName()).setRelease(release));
        }
        return posture.build();
    }

    static ReleaseFact.Builder release(String name, String status) {
        return ReleaseFact.newBuilder().setName(name).setNamespace("shop").setStatus(status);
    }
}
