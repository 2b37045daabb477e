package io.seaworthy.hub.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Random;

/**
 * The {@code spec} of a {@code HelmRecord}, with what Helm always writes filled in.
 *
 * @param generation 2, 3 or 4
 * @param storage {@code Secret} or {@code ConfigMap}
 * @param namespace where the record lies
 * @param labels of the storage object
 * @param release in Helm 3's JSON
 */
record FixtureRelease(int generation, String storage, String namespace, ObjectNode labels, ObjectNode release) {

    /** Same bytes each time, so that a fixture's size never changes. */
    private static final long FILLER_SEED = 20_261_121L;

    static FixtureRelease of(JsonNode spec) {
        if (!(spec.path("release") instanceof ObjectNode written)) {
            throw new IllegalArgumentException("a HelmRecord needs spec.release, in the form of Helm 3's JSON");
        }
        var generation = spec.path("generation").asInt();
        if (generation < 2 || generation > 4) {
            throw new IllegalArgumentException("spec.generation of a HelmRecord is 2, 3 or 4");
        }
        var storage = spec.path("storage").asText("Secret");
        if (!storage.equals("Secret") && !storage.equals("ConfigMap")) {
            throw new IllegalArgumentException("spec.storage of a HelmRecord is Secret or ConfigMap, not " + storage);
        }
        var namespace = spec.path("namespace").asText(written.path("namespace").asText(""));
        if (namespace.isEmpty() || written.path("name").asText("").isEmpty()) {
            throw new IllegalArgumentException("a HelmRecord needs spec.namespace and spec.release.name");
        }
        var release = completed(
                written.deepCopy(), generation, namespace, spec.path("filler").asInt());
        return new FixtureRelease(generation, storage, namespace, labels(generation, release, spec), release);
    }

    /** {@code web.v3} for Helm 2, {@code sh.helm.release.v1.web.v3} since. */
    String objectName() {
        var key = release.path("name").asText() + ".v" + release.path("version").asInt();
        return generation == 2 ? key : "sh.helm.release.v1." + key;
    }

    private static ObjectNode completed(ObjectNode release, int generation, String namespace, int filler) {
        if (!release.has("version")) {
            release.put("version", 1);
        }
        if (!release.has("namespace")) {
            release.put("namespace", namespace);
        }
        var info = release.withObject("/info");
        if (!info.has("status")) {
            info.put("status", "deployed");
        }
        if (generation == 3 && !info.has("deleted")) {
            info.put("deleted", "");
        }
        var chart = release.path("chart") instanceof ObjectNode written ? written : null;
        if (chart != null) {
            encodeText(chart.path("templates"));
            encodeText(chart.path("files"));
            if (filler > 0) {
                fill(chart, filler);
            }
        }
        if (generation == 4) {
            release.put("apply_method", release.path("apply_method").asText("ssa"));
            if (chart != null) {
                chart.put("schemamodtime", "0001-01-01T00:00:00Z");
            }
        }
        return release;
    }

    private static void encodeText(JsonNode items) {
        for (var item : items) {
            if (item instanceof ObjectNode file && file.has("text")) {
                var text = file.remove("text").asText();
                file.put("data", FixtureRecords.base64(text.getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    private static void fill(ObjectNode chart, int bytes) {
        var content = new byte[bytes];
        new Random(FILLER_SEED).nextBytes(content);
        var files = chart.path("files") instanceof ArrayNode written ? written : chart.putArray("files");
        files.addObject().put("name", "filler.bin").put("data", FixtureRecords.base64(content));
    }

    private static ObjectNode labels(int generation, ObjectNode release, JsonNode spec) {
        var labels = JsonNodeFactory.instance.objectNode();
        var status = release.path("info").path("status").asText();
        var modified = seconds(release.path("info").path("last_deployed").asText(""));
        if (generation == 2) {
            labels.put("NAME", release.path("name").asText())
                    .put("OWNER", "TILLER")
                    .put("STATUS", FixtureRecords.helm2Status(status))
                    .put("VERSION", release.path("version").asText())
                    .put("MODIFIED_AT", modified);
        } else {
            labels.put("name", release.path("name").asText())
                    .put("owner", "helm")
                    .put("status", status)
                    .put("version", release.path("version").asText())
                    .put("modifiedAt", modified);
        }
        spec.path("labels").properties().forEach(label -> labels.set(label.getKey(), label.getValue()));
        return labels;
    }

    private static String seconds(String time) {
        try {
            return time.isEmpty()
                    ? "0"
                    : Long.toString(OffsetDateTime.parse(time).toEpochSecond());
        } catch (DateTimeParseException malformed) {
            throw new IllegalArgumentException(
                    "info.last_deployed is '" + time + "', expected a time such as 2026-11-21T06:00:00Z", malformed);
        }
    }
}
