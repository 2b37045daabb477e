package io.seaworthy.e2e.dashboard;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * A recorded cluster in which every string that somebody in a cluster may choose is markup that would run as a script,
 * each with the name of its place, so that a test sees which of them ran.
 */
final class HostileCluster {

    static final String NAME = markup("cluster");
    static final String NAMESPACE = markup("namespace");
    static final String RELEASE = markup("release");

    private static final ObjectMapper JSON = new ObjectMapper();

    private HostileCluster() {}

    /** Text that sets {@code window.__pwned} to the place if a page takes it for markup. */
    static String markup(String place) {
        return "\"><img src=x onerror=\"window.__pwned='" + place + "'\">";
    }

    /** @return the folder, to be fed to an agent */
    static Path write(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("recording.json"), JSON.writeValueAsString(recording()));
            Files.writeString(folder.resolve("objects.json"), JSON.writeValueAsString(objects()));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("the recording could not be written", e);
        }
    }

    private static Map<String, Object> objects() throws IOException {
        return Map.of(
                "apiVersion",
                "v1",
                "kind",
                "List",
                "items",
                List.of(
                        object("v1", "Namespace", "", "kube-system", Map.of()),
                        object("v1", "Namespace", "", NAMESPACE, Map.of()),
                        helmRecord(),
                        damagedRecord(),
                        tiller(),
                        service(),
                        workload()));
    }

    private static Map<String, Object> recording() {
        return Map.of(
                "apiVersion",
                "seaworthy.io/v1",
                "kind",
                "Recording",
                "name",
                NAME,
                "version",
                markup("version"),
                "resources",
                List.of(
                        "namespaces",
                        "secrets",
                        "configmaps",
                        "pods",
                        "services",
                        "serviceaccounts",
                        "deployments.apps",
                        "statefulsets.apps",
                        "daemonsets.apps",
                        "jobs.batch",
                        "cronjobs.batch",
                        "ingresses.networking.k8s.io",
                        "networkpolicies.networking.k8s.io"),
                "unreadable",
                List.of("clusterroles.rbac.authorization.k8s.io", "clusterrolebindings.rbac.authorization.k8s.io"));
    }

    private static Map<String, Object> object(
            String api, String kind, String namespace, String name, Map<String, Object> more) {
        var metadata = Map.of(
                "name",
                name,
                "namespace",
                namespace,
                "uid",
                "00000000-0000-4000-8000-00000000%04x".formatted(name.hashCode() & 0xffff),
                "labels",
                Map.of("owner", markup("owner"), "team", markup("team")));
        var all = new TreeMap<String, Object>(more);
        all.putAll(Map.of("apiVersion", api, "kind", kind, "metadata", metadata));
        return all;
    }

    private static Map<String, Object> helmRecord() throws IOException {
        var release = Map.of(
                "name",
                RELEASE,
                "namespace",
                NAMESPACE,
                "version",
                1,
                "info",
                Map.of(
                        "status",
                        "deployed",
                        "first_deployed",
                        "2026-11-01T10:00:00Z",
                        "last_deployed",
                        "2026-11-01T10:00:00Z",
                        "description",
                        markup("description"),
                        "notes",
                        markup("notes")),
                "config",
                Map.of(
                        "database",
                        Map.of("password", "Heron.7.Copper.Lantern", markup("key") + "Password", "Tern.8.Iron")),
                "manifest",
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: %s
                """.formatted(JSON.writeValueAsString(markup("manifest"))),
                "hooks",
                List.of(Map.of("name", markup("hook"), "kind", "Job", "events", List.of("test"), "manifest", "")),
                "chart",
                Map.of(
                        "metadata",
                        Map.of(
                                "name",
                                markup("chart"),
                                "version",
                                markup("chart version"),
                                "appVersion",
                                markup("app version"),
                                "description",
                                markup("chart description"),
                                "apiVersion",
                                "v2",
                                "home",
                                "javascript:window.__pwned='home'",
                                "sources",
                                List.of("javascript:window.__pwned='source'"),
                                "dependencies",
                                List.of(Map.of(
                                        "name",
                                        markup("dependency"),
                                        "version",
                                        markup("dependency version"),
                                        "repository",
                                        "javascript:window.__pwned='repository'"))),
                        "values",
                        Map.of()));
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(JSON.writeValueAsBytes(release));
        }
        return storage("sh.helm.release.v1." + RELEASE + ".v1", base64(packed.toByteArray()));
    }

    private static Map<String, Object> damagedRecord() {
        return storage("sh.helm.release.v1." + markup("damaged") + ".v1", "no record".getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> storage(String name, byte[] record) {
        var more = new TreeMap<String, Object>(
                Map.of("type", "helm.sh/release.v1", "data", Map.of("release", text(base64(record)))));
        more.put(
                "metadata",
                Map.of(
                        "name",
                        name,
                        "namespace",
                        NAMESPACE,
                        "labels",
                        Map.of(
                                "owner", "helm",
                                "name", RELEASE,
                                "status", "deployed",
                                "version", "1",
                                "team", markup("record label"))));
        more.putAll(Map.of("apiVersion", "v1", "kind", "Secret"));
        return more;
    }

    private static Map<String, Object> tiller() {
        return object(
                "apps/v1",
                "Deployment",
                NAMESPACE,
                "tiller-deploy",
                Map.of(
                        "spec",
                        Map.of(
                                "replicas",
                                1,
                                "selector",
                                Map.of("matchLabels", Map.of("app", "helm", "name", "tiller")),
                                "template",
                                pod(
                                        Map.of("app", "helm", "name", "tiller"),
                                        "ghcr.io/helm/tiller:v2.14.0" + markup("tiller image")))));
    }

    private static Map<String, Object> service() {
        return object(
                "v1",
                "Service",
                NAMESPACE,
                markup("service"),
                Map.of(
                        "spec",
                        Map.of(
                                "type",
                                "NodePort",
                                "selector",
                                Map.of("app", "helm", "name", "tiller"),
                                "ports",
                                List.of(Map.of("port", 44134, "nodePort", 31134, "name", markup("port"))))));
    }

    private static Map<String, Object> workload() {
        return object(
                "apps/v1",
                "Deployment",
                NAMESPACE,
                markup("manifest"),
                Map.of(
                        "spec",
                        Map.of(
                                "replicas",
                                1,
                                "selector",
                                Map.of("matchLabels", Map.of("app", "web")),
                                "template",
                                pod(Map.of("app", "web"), "registry.example/" + markup("image") + ":latest"))));
    }

    private static Map<String, Object> pod(Map<String, String> labels, String image) {
        return Map.of(
                "metadata",
                Map.of("labels", labels),
                "spec",
                Map.of(
                        "serviceAccountName",
                        markup("account"),
                        "containers",
                        List.of(Map.of("name", markup("container"), "image", image))));
    }

    private static byte[] base64(byte[] content) {
        return Base64.getEncoder().encode(content);
    }

    private static String text(byte[] ascii) {
        return new String(ascii, StandardCharsets.US_ASCII);
    }
}
