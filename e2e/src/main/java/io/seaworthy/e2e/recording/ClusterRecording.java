package io.seaworthy.e2e.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.seaworthy.agent.access.RbacEnforcement;
import io.seaworthy.e2e.cluster.TestCluster;
import io.seaworthy.e2e.scenario.Scenario;
import io.seaworthy.e2e.scenario.SeaworthyInProcess;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything of one cluster that a scan reads, as files that {@code seaworthy scan --from} understands: a list of objects
 * for each kind, the answered SubjectAccessReview, and the {@code Recording} with what a probe found.
 */
final class ClusterRecording {

    private static final JsonMapper JSON = new JsonMapper();
    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .build());

    /** What a scan of today's Kubernetes lists, as RBAC names it. */
    private static final List<String> RESOURCES = List.of(
            "namespaces",
            "secrets",
            "configmaps",
            "pods",
            "services",
            "serviceaccounts",
            "persistentvolumeclaims",
            "replicationcontrollers",
            "deployments.apps",
            "statefulsets.apps",
            "daemonsets.apps",
            "replicasets.apps",
            "jobs.batch",
            "cronjobs.batch",
            "ingresses.networking.k8s.io",
            "networkpolicies.networking.k8s.io",
            "roles.rbac.authorization.k8s.io",
            "rolebindings.rbac.authorization.k8s.io",
            "clusterroles.rbac.authorization.k8s.io",
            "clusterrolebindings.rbac.authorization.k8s.io");

    private final Scenario scenario;
    private final TestCluster cluster;

    ClusterRecording(Scenario scenario, TestCluster cluster) {
        this.scenario = scenario;
        this.cluster = cluster;
    }

    /** Texts by file name. */
    Map<String, String> files() throws IOException {
        var review = review();
        var probes = probes();
        var listed = objects();
        var observedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var addresses = PodAddresses.of(listed);
        var kept = new DefaultRoles(listed).without();
        var curation = new Curation(scenario.name(), cluster.folder().toString(), addresses);
        var byKind = new TreeMap<String, List<ObjectNode>>();
        for (var object : kept) {
            curation.keep(object)
                    .ifPresent(curated -> byKind.computeIfAbsent(
                                    curated.path("kind").asText().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                            .add(curated));
        }
        var files = new TreeMap<String, String>();
        for (var kind : byKind.entrySet()) {
            kind.getValue().sort(Comparator.comparing(ClusterRecording::place));
            var list = JSON.createObjectNode().put("apiVersion", "v1").put("kind", "List");
            list.putArray("items").addAll(kind.getValue());
            files.put(kind.getKey() + ".yaml", YAML.writeValueAsString(list));
        }
        files.put("subjectaccessreview.yaml", YAML.writeValueAsString(review));
        files.put("recording.yaml", recording(observedAt, addresses.recorded(probes)));
        return files;
    }

    private static String place(ObjectNode object) {
        var metadata = object.path("metadata");
        return metadata.path("namespace").asText() + "/" + metadata.path("name").asText();
    }

    private List<ObjectNode> objects() throws IOException {
        var printed = cluster.kubectl("get", String.join(",", RESOURCES), "--all-namespaces", "--output", "json")
                .succeeded()
                .stdout();
        var objects = new ArrayList<ObjectNode>();
        JSON.readTree(printed).path("items").forEach(item -> objects.add((ObjectNode) item));
        return objects;
    }

    private String recording(Instant observedAt, List<ObjectNode> probes) throws IOException {
        var recording = JSON.createObjectNode()
                .put("apiVersion", "seaworthy.io/v1")
                .put("kind", "Recording")
                .put("name", scenario.name())
                .put("observedAt", observedAt.toString())
                .put("version", cluster.client().getKubernetesVersion().getGitVersion());
        var resources = recording.putArray("resources");
        RESOURCES.forEach(resources::add);
        recording.putArray("probes").addAll(probes);
        return "# Recorded by e2e/record from the cluster that e2e/scenarios/%s makes; do not edit.\n"
                        .formatted(scenario.name())
                + YAML.writeValueAsString(recording);
    }

    /** The review that tells whether the API server authorises at all, as the server answered it. */
    private ObjectNode review() {
        var asked = RbacEnforcement.everything();
        var review = JSON.createObjectNode()
                .put("apiVersion", "authorization.k8s.io/v1")
                .put("kind", "SubjectAccessReview");
        var spec = review.putObject("spec").put("user", RbacEnforcement.STRANGER);
        spec.set("resourceAttributes", JSON.valueToTree(asked));
        var answered = cluster.client()
                .authorization()
                .v1()
                .subjectAccessReview()
                .create(new SubjectAccessReviewBuilder()
                        .withNewSpec()
                        .withUser(RbacEnforcement.STRANGER)
                        .withResourceAttributes(asked)
                        .endSpec()
                        .build());
        review.putObject("status").put("allowed", answered.getStatus().getAllowed());
        return review;
    }

    /** The Tillers of a real {@code scan --probe}, each with what the probe met. */
    private List<JsonNode> probes() throws IOException {
        var scan = new SeaworthyInProcess()
                .run(List.of("scan", "--kubeconfig", cluster.kubeconfig().toString(), "--probe", "-o", "json"));
        var probed = new ArrayList<JsonNode>();
        for (var tiller : JSON.readTree(scan.out()).path("facts").path("TillerFact")) {
            if (tiller.has("probe")) {
                probed.add(tiller);
            }
        }
        return probed;
    }
}
