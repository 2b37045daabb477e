package io.seaworthy.hub.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Lets a fixture hold Helm releases that people can read. A document of kind {@code HelmRecord} becomes the Secret or
 * ConfigMap that Helm itself would have written, encoding included; every other document stays as it is.
 *
 * <pre>{@code
 * apiVersion: seaworthy.io/v1
 * kind: HelmRecord
 * spec:
 *   generation: 3            # 2, 3 or 4
 *   storage: Secret          # or ConfigMap; Secret unless given
 *   namespace: shop          # where the record lies; the release's namespace unless given
 *   labels: {team: web}      # beyond Helm's own
 *   filler: 620000           # bytes of incompressible content among the chart's files
 *   release:                 # as Helm 3's JSON; templates and files may give text: instead of base64 data:
 *     name: web
 *     info: {status: deployed, last_deployed: 2026-11-01T10:00:00Z}
 *     chart: {metadata: {name: web, version: 1.2.3}}
 *     config: {replicas: 2}
 *     manifest: |
 *       …
 * }</pre>
 *
 * <p>See helm v2.17.0 and v3.21 {@code pkg/storage/driver/{secrets,cfgmaps,util}.go} for names, labels and encoding.
 */
public final class FixtureRecords {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FixtureRecords() {}

    /**
     * Expands all records of a YAML text.
     *
     * @return the same documents, as JSON objects one after the other
     * @throws IllegalArgumentException if the text is no YAML or a record is incomplete; the message names the document
     */
    public static String expand(String documents) {
        var expanded = new StringBuilder();
        var number = 0;
        for (var document : parse(documents)) {
            number++;
            if (document == null) {
                continue;
            }
            var node = JSON.<JsonNode>valueToTree(document);
            if (!(node instanceof ObjectNode object)) {
                throw new IllegalArgumentException("document " + number + " is not an object");
            }
            try {
                expanded.append(isRecord(object) ? storageObject(object) : object)
                        .append('\n');
            } catch (IllegalArgumentException incomplete) {
                throw new IllegalArgumentException("document " + number + ": " + incomplete.getMessage(), incomplete);
            }
        }
        return expanded.toString();
    }

    private static List<Object> parse(String documents) {
        try {
            var load =
                    new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build());
            var parsed = new ArrayList<Object>();
            load.loadAllFromString(documents).forEach(parsed::add);
            return parsed;
        } catch (YamlEngineException malformed) {
            throw new IllegalArgumentException("the fixture is not YAML: " + malformed.getMessage(), malformed);
        }
    }

    private static boolean isRecord(JsonNode object) {
        return object.path("kind").asText().equals("HelmRecord")
                && object.path("apiVersion").asText().startsWith("seaworthy.io/");
    }

    /** The Secret or ConfigMap that keeps a release. */
    static ObjectNode storageObject(ObjectNode record) {
        var spec = FixtureRelease.of(record.path("spec"));
        var secret = spec.storage().equals("Secret");
        var text = base64(gzip(spec.generation() == 2 ? Helm2Release.encode(spec.release()) : json(spec.release())));
        var object = JSON.createObjectNode().put("apiVersion", "v1").put("kind", spec.storage());
        var metadata = object.putObject("metadata");
        metadata.put("name", spec.objectName()).put("namespace", spec.namespace());
        metadata.set("labels", spec.labels());
        if (secret) {
            object.put("type", spec.generation() == 2 ? "Opaque" : "helm.sh/release.v1");
        }
        object.putObject("data").put("release", secret ? base64(text.getBytes(StandardCharsets.US_ASCII)) : text);
        return object;
    }

    private static byte[] json(JsonNode release) {
        try {
            return JSON.writeValueAsBytes(release);
        } catch (JsonProcessingException impossible) {
            // A tree that was just read can be written.
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] gzip(byte[] plain) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        } catch (IOException impossible) {
            // Writing to memory does not fail.
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Helm 2's word for a status in Helm 3's: {@code pending-install} is {@code PENDING_INSTALL}. */
    static String helm2Status(String status) {
        return switch (status) {
            case "uninstalled" -> "DELETED";
            case "uninstalling" -> "DELETING";
            default -> status.toUpperCase(Locale.ROOT).replace('-', '_');
        };
    }
}
