package io.seaworthy.agent.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.agent.cluster.RecordedCluster;
import io.seaworthy.posture.v1.ItemError;
import io.seaworthy.posture.v1.ReleaseFact;
import org.junit.jupiter.api.Test;

class ReleaseMemoryTest {

    private final ReleaseMemory memory = ReleaseMemory.lasting();

    @Test
    void recordOfTheSameVersionIsNotReadAgain() {
        var first = collect(record("7", "deployed"));

        var again = collect(damaged("7"));

        assertThat(again.errors()).isEmpty();
        assertThat(again.facts()).isEqualTo(first.facts()).hasSize(1);
    }

    @Test
    void recordOfAnotherVersionIsReadAgain() {
        collect(record("7", "deployed"));

        var again = collect(damaged("8"));

        assertThat(again.facts()).isEmpty();
        assertThat(again.errors())
                .extracting(ItemError::getItem)
                .containsExactly("Secret shop/sh.helm.release.v1.web.v1");
    }

    @Test
    void labelsThatChangedAreSeenThoughTheVersionDidNot() {
        collect(record("7", "deployed"));

        var again = collect(record("7", "failed"));

        assertThat(again.facts()).extracting(ReleaseFact::getStatus).containsExactly("failed");
    }

    @Test
    void damageIsRememberedToo() {
        var first = collect(damaged("7"));

        var again = collect(record("7", "deployed"));

        assertThat(again.errors()).isEqualTo(first.errors()).hasSize(1);
    }

    @Test
    void releaseThatIsGoneIsForgotten() {
        collect(record("7", "deployed"));
        assertThat(collect("").facts()).isEmpty();

        var again = collect(damaged("7"));

        assertThat(again.facts()).isEmpty();
    }

    @Test
    void objectWithoutAVersionIsAlwaysRead() {
        collect(Stored.secret("web", 1, "deployed", payload("deployed")));

        var again = collect(Stored.secret("web", 1, "deployed", "????"));

        assertThat(again.errors()).hasSize(1);
    }

    private Releases collect(String document) {
        var cluster = RecordedCluster.complete("test", document);
        return new ReleaseCollector(Scanners.SCANNER, text -> text, 2, Progress.NONE, memory).collect(cluster);
    }

    private static String record(String version, String status) {
        return versioned(version, Stored.secret("web", 1, status, payload(status)));
    }

    private static String damaged(String version) {
        return versioned(version, Stored.secret("web", 1, "deployed", "????"));
    }

    private static String payload(String status) {
        return Stored.secretText(Stored.gzip(Stored.json("web", 1, status, "")));
    }

    private static String versioned(String version, String document) {
        return document.replaceFirst(
                "namespace: shop", "namespace: shop\n  uid: 11111111\n  resourceVersion: \"" + version + "\"");
    }
}
