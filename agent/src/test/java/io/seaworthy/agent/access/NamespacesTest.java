package io.seaworthy.agent.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.seaworthy.agent.cluster.RecordedCluster;
import io.seaworthy.posture.v1.NamespaceFact;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NamespacesTest {

    private static final String SHOP = """
            apiVersion: v1
            kind: Namespace
            metadata: {name: shop, labels: {owner: payments}}
            """;
    private static final String BANK = """
            ---
            apiVersion: v1
            kind: Namespace
            metadata: {name: bank}
            """;

    @Test
    void onlyTheNamespacesThatMayBeLookedAtBecomeFacts() throws IOException {
        var cluster = RecordedCluster.read("two", stream(SHOP + BANK), Set.of("shop", "gone"));

        var facts = new ArrayList<NamespaceFact>();
        var listing = new Namespaces("owner").read(cluster, facts::add);

        assertThat(facts)
                .extracting(NamespaceFact::getName, NamespaceFact::getTeam)
                .containsExactly(tuple("shop", "payments"));
        assertThat(listing.complete()).isTrue();
    }

    @Test
    void namespacesThatWereNotRecordedAreGapsAndNotNone() throws IOException {
        var cluster = RecordedCluster.read("none", stream(""), Set.of("shop", "bank"));

        var facts = new ArrayList<NamespaceFact>();
        var listing = new Namespaces("owner").read(cluster, facts::add);

        assertThat(facts).isEmpty();
        assertThat(listing.gaps())
                .extracting(gap -> gap.getResource() + " " + gap.getVerb())
                .containsExactly("namespaces get", "namespaces get");
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
