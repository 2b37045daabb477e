package io.seaworthy.agent.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.seaworthy.posture.v1.Gap;
import io.seaworthy.posture.v1.TillerProbe;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a recording says of itself, in a document of kind {@code Recording}:
 *
 * <pre>{@code
 * apiVersion: seaworthy.io/v1
 * kind: Recording
 * name: shop-production
 * observedAt: 2026-11-21T06:00:00Z
 * version: v1.36.3
 * resources: [secrets, configmaps, deployments.apps]   # what was read, also where nothing was there
 * unreadable: [clusterroles.rbac.authorization.k8s.io] # what was refused
 * probes: [{namespace: kube-system, pod: tiller-deploy-x, probe: {outcome: ANSWERED_PLAINTEXT}}]
 * }</pre>
 *
 * @param complete everything counts as read unless it is named unreadable
 * @param kinds kinds that appear, so they were read
 * @param resources resources that were read
 * @param unreadable resources that were refused
 * @param probes outcome by "namespace/pod"
 */
record Recording(
        String name,
        Instant observedAt,
        String version,
        boolean complete,
        Set<String> kinds,
        Set<String> resources,
        Set<String> unreadable,
        Map<String, TillerProbe> probes) {

    static boolean isOne(JsonNode object) {
        return object.path("kind").asText().equals("Recording")
                && object.path("apiVersion").asText().startsWith("seaworthy.io/");
    }

    static Recording none(String name, boolean complete, Set<String> kinds) {
        return new Recording(name, Instant.now(), "", complete, kinds, Set.of(), Set.of(), Map.of());
    }

    static Recording parse(JsonNode document, String name, boolean complete, Set<String> kinds) throws IOException {
        return new Recording(
                document.path("name").asText(name),
                time(document.path("observedAt").asText("")),
                document.path("version").asText(""),
                complete,
                kinds,
                strings(document.path("resources")),
                strings(document.path("unreadable")),
                probes(document.path("probes")));
    }

    /** The gap that a read of this kind runs into, if there is one. */
    Optional<Gap> gap(ResourceKind kind, String verb) {
        if (unreadable.contains(kind.resource())) {
            return Optional.of(Gaps.of(kind, verb, "", Gap.Reason.DENIED, "refused when the recording was made"));
        }
        var read = complete || resources.contains(kind.resource()) || kinds.contains(kind.kind());
        return read
                ? Optional.empty()
                : Optional.of(
                        Gaps.of(kind, verb, "", Gap.Reason.NOT_RECORDED, "the recording does not hold this kind"));
    }

    private static Set<String> strings(JsonNode list) {
        var strings = new TreeSet<String>();
        list.forEach(item -> strings.add(item.asText()));
        return strings;
    }

    private static Instant time(String text) throws IOException {
        try {
            return text.isEmpty() ? Instant.now() : Instant.parse(text);
        } catch (DateTimeParseException malformed) {
            throw new IOException(
                    "Recording: observedAt is '" + text + "', expected a time such as 2026-11-21T06:00:00Z", malformed);
        }
    }

    private static Map<String, TillerProbe> probes(JsonNode list) throws IOException {
        var probes = new LinkedHashMap<String, TillerProbe>();
        for (var item : list) {
            var builder = TillerProbe.newBuilder();
            try {
                JsonFormat.parser().merge(item.path("probe").toString(), builder);
            } catch (InvalidProtocolBufferException malformed) {
                throw new IOException(
                        "Recording: a probe of " + item.path("pod").asText()
                                + " is not a TillerProbe in protobuf's JSON",
                        malformed);
            }
            probes.put(item.path("namespace").asText() + "/" + item.path("pod").asText(), builder.build());
        }
        return probes;
    }
}
