package io.seaworthy.e2e.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a recording keeps of an object: no private key and no value of a Secret or ConfigMap that is not a Helm record or a
 * certificate; nothing that is different each time and that no scan reads.
 */
final class Curation {

    private static final List<String> PASSING = List.of(
            "managedFields", "resourceVersion", "uid", "creationTimestamp", "generation", "generateName", "selfLink");
    private static final Set<String> SERVERS_OWN =
            Set.of("ConfigMap kube-system/extension-apiserver-authentication", "Service default/kubernetes");

    private final String scenario;
    private final String folder;
    private final PodAddresses addresses;

    /** @param folder of the cluster on the machine that records; it becomes a usual one */
    Curation(String scenario, String folder, PodAddresses addresses) {
        this.scenario = scenario;
        this.folder = folder;
        this.addresses = addresses;
    }

    /** The object as it is recorded, changed in place; empty if it is not. */
    Optional<ObjectNode> keep(ObjectNode object) {
        var metadata = (ObjectNode) object.path("metadata");
        var kind = object.path("kind").asText();
        var name = metadata.path("name").asText();
        if (SERVERS_OWN.contains(kind + " " + metadata.path("namespace").asText() + "/" + name)
                || (kind.equals("ConfigMap") && name.equals("kube-root-ca.crt"))) {
            return Optional.empty();
        }
        metadata.remove(PASSING);
        if (metadata.path("annotations") instanceof ObjectNode annotations) {
            annotations.remove("kubectl.kubernetes.io/last-applied-configuration");
        }
        switch (kind) {
            case "Namespace" -> {
                object.remove("status");
                metadata.put("uid", uid(name));
            }
            case "Secret", "ConfigMap" -> values(object);
            case "Pod" -> status(object);
            case "Service" -> clusterAddress((ObjectNode) object.path("spec"));
            case "Ingress" -> {
                // Its status says which addresses it has outside.
            }
            default -> object.remove("status");
        }
        return Optional.of((ObjectNode) withoutFolder(object));
    }

    /** The same each time, so that a recording can be made again without a new cluster identity. */
    private String uid(String namespace) {
        return UUID.nameUUIDFromBytes((scenario + "/" + namespace).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static void values(ObjectNode object) {
        var labels = object.path("metadata").path("labels");
        var isRecord = labels.path("OWNER").asText().equals("TILLER")
                || labels.path("owner").asText().equals("helm");
        if (!isRecord && object.path("data") instanceof ObjectNode data) {
            data.properties().removeIf(value -> !value.getKey().endsWith(".crt"));
        }
    }

    /** The API server hands it out at random; only a headless Service says something by it. */
    private static void clusterAddress(ObjectNode spec) {
        if (!spec.path("clusterIP").asText().equals("None")) {
            spec.remove(List.of("clusterIP", "clusterIPs"));
        }
    }

    private void status(ObjectNode pod) {
        var status = pod.path("status");
        var kept = pod.putObject("status").put("phase", status.path("phase").asText());
        if (status.has("podIP")) {
            kept.put("podIP", addresses.of(status.path("podIP").asText()));
        }
    }

    private JsonNode withoutFolder(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(withoutFolder(field.getValue())));
        } else if (node.isArray()) {
            var array = (ArrayNode) node;
            for (var i = 0; i < array.size(); i++) {
                array.set(i, withoutFolder(array.get(i)));
            }
        } else if (node.isTextual() && node.asText().contains(folder)) {
            return TextNode.valueOf(node.asText().replace(folder, "/etc/kubernetes"));
        }
        return node;
    }
}
