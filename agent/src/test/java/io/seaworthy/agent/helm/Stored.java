package io.seaworthy.agent.helm;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/** Makes storage objects as Helm leaves them behind. */
final class Stored {

    private Stored() {}

    /** Writes a protobuf message. */
    interface Message {
        void write(CodedOutputStream out) throws IOException;
    }

    static byte[] message(Message message) {
        try {
            var bytes = new ByteArrayOutputStream();
            var out = CodedOutputStream.newInstance(bytes);
            message.write(out);
            out.flush();
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static byte[] gzip(byte[] content) {
        try {
            var bytes = new ByteArrayOutputStream();
            try (var out = new GZIPOutputStream(bytes)) {
                out.write(content);
            }
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static byte[] gzip(String content) {
        return gzip(content.getBytes(StandardCharsets.UTF_8));
    }

    static String base64(byte[] content) {
        return Base64.getEncoder().encodeToString(content);
    }

    static String base64(String content) {
        return base64(content.getBytes(StandardCharsets.UTF_8));
    }

    /** What a Secret's data holds in the API's JSON: base64 of base64 of gzip. */
    static String secretText(byte[] gzipped) {
        return base64(base64(gzipped));
    }

    /** A release of Helm 3 with one more field, such as {@code "manifest":"…"}. */
    static String json(String name, int revision, String status, String more) {
        return """
                {"name":"%s","info":{"first_deployed":"2024-07-02T15:50:32.320556545+08:00","last_deployed":\
                "2024-07-02T15:50:32.320556545+08:00","deleted":"","description":"Install complete","status":"%s"},\
                "chart":{"metadata":{"name":"web","version":"1.2.3","apiVersion":"v2","appVersion":"7"},"lock":null,\
                "templates":[{"name":"templates/a.yaml","data":"eHh4eHh4eHh4eHh4eHh4eA=="}],"values":{"port":80},\
                "schema":null,"files":[]},"version":%d,"namespace":"shop"%s}""".formatted(name, status, revision, more.isEmpty() ? "" : "," + more);
    }

    static String jsonText(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    /** The Secret of a Helm 3 or 4 release. */
    static String secret(String name, int revision, String status, String release) {
        return """
                ---
                apiVersion: v1
                kind: Secret
                type: helm.sh/release.v1
                metadata:
                  namespace: shop
                  name: sh.helm.release.v1.%s.v%d
                  labels: {owner: helm, name: %s, status: %s, version: "%d"}
                data:
                  release: "%s"
                """.formatted(name, revision, name, status, revision, release);
    }

    /** The ConfigMap of a Helm 2 release. */
    static String tillerConfigMap(String name, int revision, String status, String release) {
        return """
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  namespace: kube-system
                  name: %s.v%d
                  labels: {OWNER: TILLER, NAME: %s, STATUS: %s, VERSION: "%d", MODIFIED_AT: "1585848156"}
                data:
                  release: "%s"
                """.formatted(name, revision, name, status, revision, release);
    }
}
