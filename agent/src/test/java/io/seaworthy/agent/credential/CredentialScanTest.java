package io.seaworthy.agent.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import io.seaworthy.posture.v1.CredentialHit;
import io.seaworthy.posture.v1.CredentialHit.Source;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CredentialScanTest {

    private static final Salt SALT = Salt.of("salt of cluster one".getBytes(UTF_8));
    private static final CredentialScanner SCANNER = new CredentialScanner(Detectors.builtIn(), SALT);

    @Test
    void jsonAndYamlOfTheSameValuesSayTheSame() throws IOException {
        var json = new JsonFactory().createParser("""
                {"values": {"auth": {"password": "Kq93mLp2"}, "users": [{"token": "b27511f86e91"}], "n": 5, "off": false}, "next": 1}""");
        json.nextToken();
        json.nextToken();
        json.nextToken();

        var fromJson = SCANNER.release().values(Source.USER_VALUES, json).report();
        var fromYaml = SCANNER.release()
                .values(Source.USER_VALUES, "auth: {password: Kq93mLp2}\nusers:\n  - token: b27511f86e91\n")
                .report();

        assertThat(fromJson.hits()).isEqualTo(fromYaml.hits()).hasSize(2);
        assertThat(json.currentToken()).isEqualTo(JsonToken.END_OBJECT);
        assertThat(json.nextToken()).as("the value after it was not touched").isEqualTo(JsonToken.FIELD_NAME);
    }

    @Test
    void aUserValueThatEqualsTheChartsOwnIsADefault() {
        var report = SCANNER.release()
                .values(Source.USER_VALUES, "a: {password: Kq93mLp2}\nb: {password: Kq93mLp2}\nc: {password: other99x}")
                .values(Source.CHART_VALUES, "a: {password: Kq93mLp2}\nc: {password: published1}")
                .manifest("kind: Pod\nmetadata: {name: p}\nspec: {password: Kq93mLp2}")
                .report();

        assertThat(report.hits().stream()
                        .map(hit -> hit.getSource() + " " + hit.getKeyPath() + " " + hit.getChartDefault()))
                .containsExactly(
                        "USER_VALUES a.password true",
                        "USER_VALUES b.password false",
                        "USER_VALUES c.password false",
                        "CHART_VALUES a.password true",
                        "CHART_VALUES c.password true",
                        "MANIFEST spec.password true");
    }

    @Test
    void fingerprintsAgreeInOneClusterAndDifferBetweenTwo() {
        var other = new CredentialScanner(Detectors.builtIn(), Salt.of("salt of cluster two".getBytes(UTF_8)));

        var one = only(SCANNER.release().values(Source.USER_VALUES, "password: Kq93mLp2"));
        var again = only(SCANNER.release().values(Source.CHART_VALUES, "x: {pass: Kq93mLp2}"));
        var elsewhere = only(other.release().values(Source.USER_VALUES, "password: Kq93mLp2"));

        assertThat(one.getFingerprint()).matches("[0-9a-f]{16}").isEqualTo(again.getFingerprint());
        assertThat(elsewhere.getFingerprint()).isNotEqualTo(one.getFingerprint());
    }

    @Test
    void aBrokenManifestDocumentIsReadAsTextAndTheOthersAreReadAsObjects() {
        var report = SCANNER.release()
                .manifest(
                        "kind: A\npassword: Kq93mLp2\n---\nkind: ]\npassword: Zt81bNc4\n---\nkind: B\npassword: Rw55kJh7\n")
                .report();

        assertThat(report.hits().stream().map(hit -> hit.getObject().getKind() + " " + hit.getKeyPath()))
                .containsExactly("A password", " line 3", "B password");
        assertThat(report.gaps()).containsExactly("manifest document 2 is not YAML; it was read as plain text");
    }

    @Test
    void valuesThatAreNotYamlAreReadAsText() {
        var report = SCANNER.release()
                .values(Source.USER_VALUES, "\tpassword: Kq93mLp2\n")
                .report();

        assertThat(report.hits()).extracting(CredentialHit::getKeyPath).containsExactly("line 1");
        assertThat(report.gaps()).containsExactly("user values are not YAML; they were read as plain text");
    }

    @Test
    void duplicateKeysAndAliasesAreSeen() {
        var report = SCANNER.release()
                .values(Source.USER_VALUES, "password: Kq93mLp2\npassword: Zt81bNc4\nnote: &p Rw55kJh7\ntoken: *p\n")
                .report();

        assertThat(report.hits())
                .extracting(CredentialHit::getKeyPath)
                .containsExactly("password", "password", "token");
    }

    @Test
    void whatIsNestedTooDeepIsAGapAndNotSilence() throws IOException {
        var deep = "{\"a\":".repeat(500) + "{\"password\":\"Kq93mLp2\"}" + "}".repeat(500);

        var json = SCANNER.release()
                .values(Source.USER_VALUES, new JsonFactory().createParser(deep))
                .report();
        var yaml = SCANNER.release().values(Source.USER_VALUES, deep).report();

        assertThat(json.gaps()).singleElement().asString().contains("deeper than 100 levels");
        assertThat(yaml.gaps()).singleElement().asString().contains("deeper than 100 levels");
    }

    @Test
    void moreHitsThanAreListedAreCounted() {
        var values = IntStream.range(0, CredentialScan.MOST_HITS + 7)
                .mapToObj(i -> "p" + i + ": {password: Kq93mLp" + i + "}")
                .collect(Collectors.joining("\n"));

        var report = SCANNER.release().values(Source.USER_VALUES, values).report();

        assertThat(report.hits()).hasSize(CredentialScan.MOST_HITS);
        assertThat(report.gaps()).singleElement().asString().startsWith("7 more");
    }

    @Test
    void aKeyThatIsItselfACredentialIsNotShown() {
        var token = "ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8";

        var report = SCANNER.release()
                .values(Source.USER_VALUES, token + ": {password: Kq93mLp2}")
                .report();

        assertThat(report.hits()).extracting(CredentialHit::getKeyPath).containsExactly("[redacted].password");
    }

    @Test
    void anEmptyReleaseIsClean() {
        var report = SCANNER.release()
                .values(Source.USER_VALUES, "")
                .manifest("")
                .notes("")
                .report();

        assertThat(report).isEqualTo(new CredentialReport(List.of(), List.of()));
    }

    @Test
    void aShortSaltIsRefused() {
        assertThatThrownBy(() -> Salt.of(new byte[4]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 16 bytes and has 4");
    }

    private static CredentialHit only(CredentialScan scan) {
        var hits = scan.report().hits();
        assertThat(hits).hasSize(1);
        return hits.getFirst();
    }
}
