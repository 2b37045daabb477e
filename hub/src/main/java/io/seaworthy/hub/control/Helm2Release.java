package io.seaworthy.hub.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * Writes a release as Helm 2 does: {@code hapi.release.Release} in protobuf. Field numbers as of helm v2.17.0
 * {@code _proto/hapi/{release,chart}/*.proto}; "Any" keeps a chart file's name in {@code type_url}.
 */
final class Helm2Release {

    private static final List<String> STATUSES = List.of(
            "unknown",
            "deployed",
            "uninstalled",
            "superseded",
            "failed",
            "uninstalling",
            "pending-install",
            "pending-upgrade",
            "pending-rollback");
    private static final List<String> EVENTS = List.of(
            "unknown",
            "pre-install",
            "post-install",
            "pre-delete",
            "post-delete",
            "pre-upgrade",
            "post-upgrade",
            "pre-rollback",
            "post-rollback",
            "test",
            "test-failure",
            "crd-install");

    private Helm2Release() {}

    /** A message, field by field. */
    private interface Fields {
        void writeTo(CodedOutputStream out) throws IOException;
    }

    /** @param release in Helm 3's JSON */
    static byte[] encode(JsonNode release) {
        return bytes(out -> {
            text(out, 1, release.path("name"));
            message(out, 2, info(release.path("info")));
            if (release.has("chart")) {
                message(out, 3, chart(release.path("chart")));
            }
            message(out, 4, config(release.path("config")));
            text(out, 5, release.path("manifest"));
            for (var hook : release.path("hooks")) {
                message(out, 6, hook(hook));
            }
            out.writeInt32(7, release.path("version").asInt());
            text(out, 8, release.path("namespace"));
        });
    }

    private static Fields info(JsonNode info) {
        return out -> {
            message(out, 1, status -> {
                status.writeEnum(1, number(STATUSES, info.path("status").asText()));
                text(status, 4, info.path("notes"));
            });
            time(out, 2, info.path("first_deployed"));
            time(out, 3, info.path("last_deployed"));
            time(out, 4, info.path("deleted"));
            text(out, 5, info.path("description"));
        };
    }

    private static Fields chart(JsonNode chart) {
        return out -> {
            message(out, 1, metadata(chart.path("metadata")));
            for (var template : chart.path("templates")) {
                message(out, 2, named(template));
            }
            message(out, 4, config(chart.path("values")));
            for (var file : chart.path("files")) {
                message(out, 5, named(file));
            }
        };
    }

    private static Fields metadata(JsonNode metadata) {
        return out -> {
            text(out, 1, metadata.path("name"));
            text(out, 2, metadata.path("home"));
            for (var source : metadata.path("sources")) {
                text(out, 3, source);
            }
            text(out, 4, metadata.path("version"));
            text(out, 5, metadata.path("description"));
            text(out, 10, metadata.path("apiVersion"));
            text(out, 13, metadata.path("appVersion"));
            if (metadata.path("deprecated").asBoolean()) {
                out.writeBool(14, true);
            }
            text(out, 17, metadata.path("kubeVersion"));
        };
    }

    private static Fields named(JsonNode file) {
        return out -> {
            text(out, 1, file.path("name"));
            out.writeByteArray(2, Base64.getDecoder().decode(file.path("data").asText()));
        };
    }

    /** Values go in as YAML text; JSON is YAML, and Helm parses it the same. */
    private static Fields config(JsonNode values) {
        return out -> out.writeString(1, values.isObject() ? values + "\n" : "{}\n");
    }

    private static Fields hook(JsonNode hook) {
        return out -> {
            text(out, 1, hook.path("name"));
            text(out, 2, hook.path("kind"));
            text(out, 3, hook.path("path"));
            text(out, 4, hook.path("manifest"));
            for (var event : hook.path("events")) {
                out.writeEnum(5, number(EVENTS, event.asText()));
            }
        };
    }

    private static int number(List<String> names, String name) {
        var number = names.indexOf(name.toLowerCase(Locale.ROOT));
        if (number < 0) {
            throw new IllegalArgumentException("Helm 2 has no '" + name + "', only " + String.join(", ", names));
        }
        return number;
    }

    private static void time(CodedOutputStream out, int field, JsonNode time) throws IOException {
        if (!time.asText("").isEmpty()) {
            var instant = OffsetDateTime.parse(time.asText()).toInstant();
            message(out, field, timestamp -> {
                timestamp.writeInt64(1, instant.getEpochSecond());
                timestamp.writeInt32(2, instant.getNano());
            });
        }
    }

    private static void text(CodedOutputStream out, int field, JsonNode value) throws IOException {
        if (!value.asText("").isEmpty()) {
            out.writeString(field, value.asText());
        }
    }

    private static void message(CodedOutputStream out, int field, Fields fields) throws IOException {
        out.writeByteArray(field, bytes(fields));
    }

    private static byte[] bytes(Fields fields) {
        var bytes = new ByteArrayOutputStream();
        try {
            var out = CodedOutputStream.newInstance(bytes);
            fields.writeTo(out);
            out.flush();
        } catch (IOException impossible) {
            // Writing to memory does not fail.
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
