package io.seaworthy.agent.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.seaworthy.posture.v1.ManifestObject;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ManifestScanTest {

    @Test
    void anObjectWithItemsOfItsOwnIsNoList() {
        assertThat(
                        names(
                                "{kind: Custom, apiVersion: a/v1, metadata: {name: x}, items: [{kind: Part, metadata: {name: y}}]}"))
                .contains("Custom x");
    }

    @Test
    void aKindThatEndsInListAndHasANameIsAnObject() {
        assertThat(names("{kind: AllowList, apiVersion: a/v1, metadata: {name: x}, spec: {items: [1]}}"))
                .containsExactly("AllowList x");
    }

    @Test
    void anAliasOfANameIsFollowed() {
        assertThat(names("metadata: {labels: {app: &app web}, name: *app}\nkind: Service\napiVersion: v1\n"))
                .containsExactly("Service web");
    }

    @Test
    void aliasesOfCollectionsAreNotMultiplied() {
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 60; i++) {
            text.append("a%d: &a%d [".formatted(i, i))
                    .append(("*a" + (i - 1) + ", ").repeat(10))
                    .append("]\n");
        }
        text.append("kind: Laugh\nmetadata: {name: a}\n");
        var scan = new ManifestScan();

        scan.read(text.toString());

        assertThat(scan.objects()).extracting(ManifestObject::getName).containsExactly("a");
    }

    @Test
    void dashesInsideATextDoNotEndTheDocument() {
        assertThat(names("""
                kind: ConfigMap
                metadata: {name: a}
                data:
                  x: |
                    ---
                    kind: Not
                  y: ---z
                """)).containsExactly("ConfigMap a");
    }

    @Test
    void aCollectionAsAKeyDoesNotDisturbWhatFollows() {
        assertThat(names("? [a, {b: c}]\n: {d: e}\nkind: A\nmetadata: {name: b}\n"))
                .containsExactly("A b");
    }

    @Test
    void endlessBrokenDocumentsAreCountedNotNamed() {
        var scan = new ManifestScan();

        scan.read("---\n[\n".repeat(200));

        assertThat(scan.unreadable()).hasSize(51);
        assertThat(scan.unreadable().getLast())
                .isEqualTo("150 more documents or objects of the manifest could not be judged");
    }

    @Test
    void aManifestOfTooManyObjectsIsReadUpToTheBound() {
        var scan = new ManifestScan();

        scan.read("kind: List\nitems:\n" + "- {kind: A, metadata: {name: b}}\n".repeat(ManifestScan.MOST_OBJECTS + 5));

        assertThat(scan.objects()).hasSize(ManifestScan.MOST_OBJECTS);
        assertThat(scan.unreadable()).singleElement().asString().contains("more than 10000 objects");
    }

    @Test
    void aTextAsLongAsTheBoundIsReadInReasonableTime() {
        var value = "x".repeat(Part.MAX_TEXT - 100);

        assertTimeout(
                Duration.ofSeconds(20),
                () -> assertThat(names("kind: ConfigMap\nmetadata: {name: a}\ndata: {x: " + value + "}\n"))
                        .containsExactly("ConfigMap a"));
    }

    @Property(tries = 3_000)
    void anythingLikeYamlIsReadOrToldAsUnreadable(@ForAll("yamlish") String text) {
        var scan = new ManifestScan();

        scan.read("kind: First\nmetadata: {name: a}\n---\n" + text + "\n---\nkind: Last\nmetadata: {name: z}\n");

        assertThat(scan.objects().getFirst().getKind()).isEqualTo("First");
        assertThat(scan.objects().getLast().getKind()).isEqualTo("Last");
    }

    @Provide
    Arbitrary<String> yamlish() {
        return Arbitraries.of(
                        "a",
                        "b: ",
                        "- ",
                        "\n",
                        "  ",
                        "[",
                        "]",
                        "{",
                        "}",
                        ",",
                        ": ",
                        "? ",
                        "&x ",
                        "*x",
                        "|",
                        ">",
                        "'",
                        "\"",
                        "!t ",
                        "!!",
                        "%",
                        "#",
                        "\t",
                        "---",
                        "...",
                        "items:\n",
                        "kind: List\n",
                        "<<: ",
                        "\u0000",
                        "\ud800")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    private static List<String> names(String manifest) {
        var scan = new ManifestScan();
        scan.read(manifest);
        assertThat(scan.unreadable()).isEmpty();
        return scan.objects().stream()
                .map((ManifestObject object) -> object.getKind() + " " + object.getName())
                .toList();
    }
}
