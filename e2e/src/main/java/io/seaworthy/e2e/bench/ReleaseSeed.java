package io.seaworthy.e2e.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Fills a cluster with releases: copies of one record that real Helm wrote, under other names and revisions. */
public final class ReleaseSeed {

    private static final int NAMESPACES = 20;
    private static final int WRITERS = 8;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KubernetesClient client;
    private final ObjectNode release;

    /** @param template a Secret that Helm 3 or 4 wrote */
    public ReleaseSeed(KubernetesClient client, Secret template) throws IOException {
        this.client = client;
        var once = Base64.getDecoder().decode(template.getData().getOrDefault("release", ""));
        var twice = Base64.getDecoder().decode(once);
        try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(twice))) {
            this.release = (ObjectNode) JSON.readTree(unzipped);
        }
    }

    /** Writes revisions {@code from} to {@code to} of every release; older ones are superseded, the last is deployed. */
    public void write(int releases, int from, int to) throws InterruptedException, ExecutionException {
        for (var number = 0; number < NAMESPACES; number++) {
            client.resource(new NamespaceBuilder()
                            .withNewMetadata()
                            .withName(namespace(number))
                            .endMetadata()
                            .build())
                    .serverSideApply();
        }
        try (var writers = Executors.newFixedThreadPool(WRITERS)) {
            var pending = new ArrayList<Future<?>>();
            for (var number = 0; number < releases; number++) {
                var release = number;
                pending.add(writers.submit(() -> {
                    for (var revision = from; revision <= to; revision++) {
                        client.resource(record(release, revision, revision == to))
                                .create();
                    }
                    return null;
                }));
            }
            for (var one : pending) {
                one.get();
            }
        }
    }

    /** One upgrade, as Helm leaves it with a history of one: the next revision is written, the one before is gone. */
    public void upgrade(int number, int revision) throws IOException {
        var before = record(number, revision - 1, true);
        client.resource(record(number, revision, true)).create();
        client.resource(before).delete();
    }

    private Secret record(int number, int revision, boolean newest) throws IOException {
        var name = "release-%04d".formatted(number);
        var namespace = namespace(number % NAMESPACES);
        var status = newest ? "deployed" : "superseded";
        var copy = release.deepCopy();
        copy.put("name", name).put("namespace", namespace).put("version", revision);
        copy.withObject("/info").put("status", status);
        return new SecretBuilder()
                .withType("helm.sh/release.v1")
                .withNewMetadata()
                .withName("sh.helm.release.v1." + name + ".v" + revision)
                .withNamespace(namespace)
                .withLabels(
                        Map.of("owner", "helm", "name", name, "status", status, "version", String.valueOf(revision)))
                .endMetadata()
                .withData(Map.of("release", encode(copy)))
                .build();
    }

    private static String encode(ObjectNode release) throws IOException {
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            JSON.writeValue(gzip, release);
        }
        var once = Base64.getEncoder().encodeToString(zipped.toByteArray());
        return Base64.getEncoder().encodeToString(once.getBytes(StandardCharsets.US_ASCII));
    }

    private static String namespace(int number) {
        return "bench-%02d".formatted(number);
    }
}
