package io.seaworthy.hub.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.UnknownFieldSet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class FixtureRecordsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String RECORD = """
            apiVersion: seaworthy.io/v1
            kind: HelmRecord
            spec:
              generation: %d
              storage: %s
              namespace: storage-ns
              labels: {team: web}
              release:
                name: web.app
                namespace: shop
                version: 7
                info: {status: pending-upgrade, last_deployed: 2026-11-20T10:00:00Z, notes: Hello}
                chart:
                  metadata: {name: web, version: 1.2.3}
                  templates: [{name: templates/a.yaml, text: "a: 1"}]
                config: {auth: {user: admin}}
                manifest: "kind: ConfigMap"
                hooks: [{name: t, kind: Pod, events: [test], manifest: "kind: Pod"}]
            """;

    @Test
    void helm3SecretIsNamedLabelledAndEncodedTwice() throws IOException {
        var object = expandOne(RECORD.formatted(3, "Secret"));

        assertThat(object.at("/kind").asText()).isEqualTo("Secret");
        assertThat(object.at("/type").asText()).isEqualTo("helm.sh/release.v1");
        assertThat(object.at("/metadata/name").asText()).isEqualTo("sh.helm.release.v1.web.app.v7");
        assertThat(object.at("/metadata/namespace").asText()).isEqualTo("storage-ns");
        assertThat(object.at("/metadata/labels").toString())
                .isEqualTo("{\"name\":\"web.app\",\"owner\":\"helm\",\"status\":\"pending-upgrade\",\"version\":\"7\","
                        + "\"modifiedAt\":\"1795168800\",\"team\":\"web\"}");
        var release = JSON.readTree(gunzip(base64(new String(base64(data(object)), StandardCharsets.US_ASCII))));
        assertThat(release.at("/info/deleted").asText("absent")).isEmpty();
        assertThat(release.has("apply_method")).isFalse();
        assertThat(new String(base64(release.at("/chart/templates/0/data").asText()), StandardCharsets.UTF_8))
                .isEqualTo("a: 1");
    }

    @Test
    void helm4ConfigMapIsEncodedOnceAndTellsItsGeneration() throws IOException {
        var object = expandOne(RECORD.formatted(4, "ConfigMap"));

        assertThat(object.at("/kind").asText()).isEqualTo("ConfigMap");
        assertThat(object.has("type")).isFalse();
        var release = JSON.readTree(gunzip(base64(data(object))));
        assertThat(release.at("/apply_method").asText()).isEqualTo("ssa");
        assertThat(release.at("/chart/schemamodtime").asText()).isNotEmpty();
        assertThat(release.at("/info").has("deleted")).isFalse();
    }

    @Test
    void helm2RecordIsProtobufUnderUpperCaseLabels() throws IOException {
        var object = expandOne(RECORD.formatted(2, "ConfigMap"));

        assertThat(object.at("/metadata/name").asText()).isEqualTo("web.app.v7");
        assertThat(object.at("/metadata/labels/OWNER").asText()).isEqualTo("TILLER");
        assertThat(object.at("/metadata/labels/STATUS").asText()).isEqualTo("PENDING_UPGRADE");
        var release = UnknownFieldSet.parseFrom(gunzip(base64(data(object))));
        assertThat(text(release, 1)).isEqualTo("web.app");
        assertThat(text(release, 5)).isEqualTo("kind: ConfigMap");
        assertThat(release.getField(7).getVarintList()).containsExactly(7L);
        assertThat(text(release, 8)).isEqualTo("shop");
        var info = message(release, 2);
        assertThat(message(info, 1).getField(1).getVarintList()).containsExactly(7L);
        assertThat(text(message(info, 1), 4)).isEqualTo("Hello");
        assertThat(message(info, 3).getField(1).getVarintList()).containsExactly(1_795_168_800L);
        var chart = message(release, 3);
        assertThat(text(message(chart, 1), 4)).isEqualTo("1.2.3");
        assertThat(text(message(chart, 2), 2)).isEqualTo("a: 1");
        assertThat(text(message(release, 4), 1)).contains("\"user\":\"admin\"");
        assertThat(message(release, 6).getField(5).getVarintList()).containsExactly(9L);
    }

    @Test
    void fillerMakesARecordOfThatManyIncompressibleBytes() throws IOException {
        var object = expandOne("""
                apiVersion: seaworthy.io/v1
                kind: HelmRecord
                spec:
                  generation: 3
                  storage: ConfigMap
                  filler: 30000
                  release: {name: web, namespace: shop, chart: {metadata: {name: web, version: 1.0.0}}}
                """);

        assertThat(data(object).length()).isBetween(40_000, 42_000);
    }

    @Test
    void otherDocumentsStayAsTheyAre() {
        var expanded = FixtureRecords.expand("""
                apiVersion: v1
                kind: Namespace
                metadata: {name: shop, annotations: {note: "yes", time: 2026-11-20T10:00:00Z}}
                ---
                ---
                apiVersion: v1
                kind: Secret
                data: {release: abc}
                """);

        assertThat(expanded).isEqualTo("""
                        {"apiVersion":"v1","kind":"Namespace","metadata":{"name":"shop","annotations":{"note":"yes","time":"2026-11-20T10:00:00Z"}}}
                        {"apiVersion":"v1","kind":"Secret","data":{"release":"abc"}}
                        """);
    }

    @Test
    void incompleteRecordsSayWhichDocumentAndWhatIsMissing() {
        assertThatThrownBy(() -> FixtureRecords.expand("kind: A\n---\napiVersion: seaworthy.io/v1\nkind: HelmRecord\n"))
                .hasMessage("document 2: a HelmRecord needs spec.release, in the form of Helm 3's JSON");
        assertThatThrownBy(() -> FixtureRecords.expand(RECORD.formatted(5, "Secret")))
                .hasMessageContaining("spec.generation");
        assertThatThrownBy(() -> FixtureRecords.expand(RECORD.formatted(3, "Pod")))
                .hasMessageContaining("not Pod");
        assertThatThrownBy(() -> FixtureRecords.expand("a: [")).hasMessageContaining("not YAML");
    }

    private static JsonNode expandOne(String document) throws IOException {
        return JSON.readTree(FixtureRecords.expand(document));
    }

    private static String data(JsonNode object) {
        return object.at("/data/release").asText();
    }

    private static byte[] base64(String text) {
        return Base64.getDecoder().decode(text);
    }

    private static byte[] gunzip(byte[] packed) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes();
    }

    private static UnknownFieldSet message(UnknownFieldSet fields, int number) throws IOException {
        return UnknownFieldSet.parseFrom(
                fields.getField(number).getLengthDelimitedList().getFirst());
    }

    private static String text(UnknownFieldSet fields, int number) {
        return fields.getField(number).getLengthDelimitedList().getFirst().toStringUtf8();
    }
}
