package io.seaworthy.agent.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PlainHeadTest {

    @Test
    void aPlainObjectNeedsNoParser() {
        var head = PlainHead.read("""
                ---
                # Source: web/templates/web.yaml
                apiVersion: "apps/v1"
                kind: Deployment
                metadata:
                  labels:
                    name: other
                  name: web
                  namespace: 'shop'
                spec:
                - x
                """);

        assertThat(head)
                .hasValueSatisfying(object -> assertThat(object.getApiVersion() + " " + object.getKind() + " "
                                + object.getNamespace() + "/" + object.getName())
                        .isEqualTo("apps/v1 Deployment shop/web"));
    }

    @Test
    void whateverIsWrittenOtherwiseIsLeftToTheParser() {
        var plain = "kind: Service\nmetadata:\n  name: web\n";
        assertThat(PlainHead.read(plain)).isPresent();

        assertThat(List.of(
                        plain + "kind: ClusterRole\n",
                        plain + "metadata:\n  name: other\n",
                        plain + "  name: other\n",
                        plain + "    goes on\n",
                        plain + "\"kind\": ClusterRole\n",
                        plain + "? kind\n: ClusterRole\n",
                        plain + "<<: *base\n",
                        plain + "...\nkind: ClusterRole\n",
                        plain.replace("web", "&a web"),
                        plain.replace("web", "null"),
                        plain.replace("web", "we b"),
                        plain.replace("  name: web", "  {name: web}"),
                        plain.replace("Service", "Service\n  Account"),
                        plain.replace("Service", "ClusterRoleBinding"),
                        plain.replace("Service", "SecretList"),
                        plain + "  note: \"\napiVersion: v1\n  \"\n",
                        plain + "  note: \"goes \\\"\napiVersion: v1\n  \"\n",
                        plain + "data: [\n]\n"))
                .allSatisfy(text -> assertThat(PlainHead.read(text)).isEmpty());
    }

    @Property(tries = 20_000)
    void whereItAnswersTheParserAnswersTheSame(@ForAll("documents") String text) {
        var document = new ManifestDocument(100);
        var head = PlainHead.read(text);

        if (head.isPresent() && YamlWalk.over(text, document)) {
            assertThat(document.objects()).containsExactly(head.get());
            assertThat(document.grants()).isEmpty();
        }
    }

    @Property(tries = 2_000)
    void mostPlainDocumentsAreAnswered(@ForAll("plain") String text) {
        assertThat(PlainHead.read(text)).isPresent();
    }

    @Provide
    Arbitrary<String> documents() {
        var line = Arbitraries.of(
                "kind: A",
                "kind: \"B\"",
                "kind: C #x",
                "kind:",
                "apiVersion: v1",
                "metadata:",
                "metadata: {name: x}",
                "  name: n",
                "  name: 'm'",
                "  name: \"q",
                "  namespace: s",
                "    name: deep",
                " name: one",
                "  labels:",
                "  note: |",
                "  note: \"",
                "  note: \"x \\\"",
                "  note: \"it's",
                "\"",
                "  \"",
                "spec:",
                "spec: |",
                "spec: >-",
                "spec: \"",
                "spec: '",
                "'",
                "- a",
                "- kind: D",
                "  - b",
                "items:",
                "# c",
                "  # c",
                "",
                "---",
                "? k",
                ": v",
                "  goes on",
                "a: b: c",
                "<<: *x",
                "x: &x",
                "\tname: t",
                "kind : E",
                "...",
                "  name: n:",
                "data: [",
                "]",
                "{",
                "}");
        var fuzzy = line.list().ofMaxSize(9).map(lines -> String.join("\n", lines));
        return Arbitraries.oneOf(
                fuzzy,
                fuzzy.map(text -> "kind: A\nmetadata:\n  name: n\n" + text),
                fuzzy.map(text -> text + "\nkind: A\nmetadata:\n  name: n\n"),
                fuzzy.map(text -> "kind: A\nmetadata:\n" + text));
    }

    @Provide
    Arbitrary<String> plain() {
        return Arbitraries.of("Service", "Deployment", "ConfigMap")
                .map(kind -> "apiVersion: v1\nkind: " + kind + "\nmetadata:\n  name: a\nspec:\n  x: [1, 2]\n");
    }
}
