package io.seaworthy.agent.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.TextFormat;
import io.seaworthy.posture.v1.CredentialHit.Source;
import java.util.Base64;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the value is and wherever it stands: it is found, and no six characters of it are in the report. */
class NothingLeaksTest {

    private static final CredentialScanner SCANNER =
            new CredentialScanner(Detectors.builtIn(), Salt.of("only-for-this-test".getBytes(UTF_8)));
    private static final Redaction REDACTION = new Redaction(Detectors.builtIn());

    @Property(tries = 300)
    void noReportHoldsAValue(@ForAll("secrets") String secret) {
        var report = SCANNER.release()
                .values(
                        Source.USER_VALUES,
                        "db: {password: \"" + secret + "\"}\nurl: \"postgres://u:" + secret + "@db/x\"\n")
                .values(
                        Source.CHART_VALUES,
                        "conf: |\n  password = \"" + secret + "\"\nargs: [\"--token\", \"" + secret + "\"]\n")
                .manifest("kind: Secret\nmetadata: {name: s}\ndata: {password: "
                        + Base64.getEncoder().encodeToString(secret.getBytes(UTF_8)) + "}\n---\nkind: [\npassword: \""
                        + secret + "\"\n")
                .notes("password: \"" + secret + "\"\n")
                .report();

        assertThat(report.hits()).hasSize(7);
        var shown = new StringBuilder(String.join("\n", report.gaps()));
        report.hits()
                .forEach(hit -> shown.append(TextFormat.printer()
                        .printToString(hit.toBuilder().clearFingerprint().build())));
        assertHoldsNothingOf(secret, shown.toString());
    }

    @Property(tries = 300)
    void noRedactedTextHoldsAValue(@ForAll("secrets") String secret) {
        var shown = REDACTION.text("connect postgres://u:" + secret + "@db/x with password=" + secret
                + " and --api-key " + secret + " failed: {\"token\": \"" + secret + "\"}");

        assertHoldsNothingOf(secret, shown);
    }

    @Property(tries = 200)
    void noMessageOfAFoundValueShowsIt(@ForAll("secrets") String secret) {
        var shown = new StringBuilder();

        SCANNER.value(KeyPath.ROOT.key("password"), "password", secret, found -> shown.append(found));

        assertThat(shown).isNotEmpty();
        assertHoldsNothingOf(secret, shown.toString());
    }

    private static void assertHoldsNothingOf(String secret, String shown) {
        for (int i = 0; i + 6 <= secret.length(); i++) {
            assertThat(shown).doesNotContain(secret.substring(i, i + 6));
        }
    }

    /** Letters and digits that no key name, detector or message holds six of in a row: a digit every third character. */
    @Provide
    Arbitrary<String> secrets() {
        var letters = Arbitraries.strings().withCharRange('G', 'Z').ofLength(2);
        var digit = Arbitraries.chars().range('0', '9');
        return net.jqwik.api.Combinators.combine(letters, digit)
                .as((pair, number) -> pair + number)
                .list()
                .ofMinSize(3)
                .ofMaxSize(40)
                .map(parts -> String.join("", parts))
                .filter(secret -> !Detectors.builtIn().placeholder(secret, Shape.CODE)
                        && !Detectors.builtIn().weak().values().match(secret));
    }
}
