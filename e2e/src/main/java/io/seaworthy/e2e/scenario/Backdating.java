package io.seaworthy.e2e.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Makes a Helm 3 or 4 release look as if it had been deployed days ago: its newest record keeps all it says but the times.
 *
 * <p>Source of the format: Helm v3 pkg/storage/driver/util.go and secrets.go.
 */
final class Backdating {

    private static final JsonMapper JSON = new JsonMapper();

    private final KubernetesClient client;

    Backdating(KubernetesClient client) {
        this.client = client;
    }

    void perform(Step.Backdated step) throws IOException {
        var record = client
                .secrets()
                .inNamespace(step.namespace())
                .withLabel("owner", "helm")
                .withLabel("name", step.release())
                .list()
                .getItems()
                .stream()
                .max(Comparator.comparingInt(Backdating::revision))
                .orElseThrow(() -> new IOException("no record of " + step.namespace() + "/" + step.release()));
        var release = decode(record);
        for (var field : List.of("first_deployed", "last_deployed", "deleted")) {
            earlier((ObjectNode) release.path("info"), field, step.days());
        }
        record.getData().put("release", encode(release));
        client.resource(record).update();
    }

    private static int revision(Secret record) {
        return Integer.parseInt(record.getMetadata().getLabels().get("version"));
    }

    private static void earlier(ObjectNode info, String field, int days) {
        var text = info.path(field).asText("");
        if (!text.isEmpty()) {
            info.put(field, OffsetDateTime.parse(text).minusDays(days).toString());
        }
    }

    private static JsonNode decode(Secret record) throws IOException {
        var once = Base64.getDecoder().decode(record.getData().get("release"));
        var zipped = Base64.getDecoder().decode(once);
        try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            return JSON.readTree(unzipped);
        }
    }

    private static String encode(JsonNode release) throws IOException {
        var zipped = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(zipped)) {
            zip.write(JSON.writeValueAsBytes(release));
        }
        var once = Base64.getEncoder().encodeToString(zipped.toByteArray());
        return Base64.getEncoder().encodeToString(once.getBytes(StandardCharsets.US_ASCII));
    }
}
