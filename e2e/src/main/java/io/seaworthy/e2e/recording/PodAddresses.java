package io.seaworthy.e2e.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Addresses of pods in a recording. On a test cluster they are random ones of 127.0.0.0/8; a recording counts them up in
 * a usual pod network, so that recording again changes nothing.
 */
final class PodAddresses {

    private final Map<String, String> byRealAddress;
    private final Map<String, String> podsByRealAddress;

    private PodAddresses(Map<String, String> byRealAddress, Map<String, String> podsByRealAddress) {
        this.byRealAddress = byRealAddress;
        this.podsByRealAddress = podsByRealAddress;
    }

    static PodAddresses of(List<ObjectNode> objects) {
        var addresses = new HashMap<String, String>();
        var pods = new HashMap<String, String>();
        objects.stream()
                .filter(object -> object.path("kind").asText().equals("Pod"))
                .filter(pod -> pod.path("status").has("podIP"))
                .sorted(Comparator.comparing(pod -> pod.path("metadata").path("namespace").asText()))
                .forEach(pod -> {
                    var real = pod.path("status").path("podIP").asText();
                    addresses.put(real, "10.244.0." + (addresses.size() + 2));
                    pods.put(real, pod.path("metadata").path("name").asText());
                });
        return new PodAddresses(addresses, pods);
    }

    /** The pod's address in the recording. */
    String of(String real) {
        return byRealAddress.getOrDefault(real, real);
    }

    /** What a recording keeps of the probes of these TillerFacts. */
    List<ObjectNode> recorded(List<JsonNode> tillers) {
        var probes = new ArrayList<ObjectNode>();
        for (var tiller : tillers) {
            var probe = (ObjectNode) tiller.path("probe");
            var address = probe.path("address").asText();
            var colon = address.lastIndexOf(':');
            var real = address.substring(0, colon);
            withoutEmptyFields(probe);
            probe.put("address", of(real) + address.substring(colon));
            var entry = JsonNodeFactory.instance.objectNode();
            entry.put("namespace", tiller.path("namespace").asText());
            entry.put("pod", podsByRealAddress.getOrDefault(real, ""));
            entry.set("probe", probe);
            probes.add(entry);
        }
        return probes;
    }

    /** Protobuf's JSON names fields that hold nothing, too. */
    private static void withoutEmptyFields(ObjectNode message) {
        message.properties().removeIf(field -> field.getValue().asText("set").isEmpty());
        message.properties().stream()
                .map(Map.Entry::getValue)
                .filter(JsonNode::isObject)
                .forEach(inner -> withoutEmptyFields((ObjectNode) inner));
    }
}
