package io.seaworthy.agent.access;

import io.fabric8.kubernetes.api.model.Namespace;
import io.seaworthy.agent.cluster.Answer;
import io.seaworthy.agent.cluster.Cluster;
import io.seaworthy.agent.cluster.Listing;
import io.seaworthy.posture.v1.Gap;
import io.seaworthy.posture.v1.NamespaceFact;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The namespaces of a cluster as facts.
 *
 * @param teamLabel key of the label whose value names a namespace's team
 */
public record Namespaces(String teamLabel) {

    private static final String ENFORCE = "pod-security.kubernetes.io/enforce";

    /**
     * Hands over one fact for each namespace that may be looked at. Where these are named, each is asked for by name,
     * because an account of some namespaces cannot list all; one that does not exist is left out.
     */
    public Listing read(Cluster cluster, Consumer<NamespaceFact> each) {
        if (cluster.namespaces().isEmpty()) {
            return cluster.list(Namespace.class, namespace -> {
                // A broken dump may hold one without a name: there is nothing to say about it.
                if (namespace.getMetadata() != null && namespace.getMetadata().getName() != null) {
                    each.accept(fact(namespace));
                }
            });
        }
        var found = 0;
        var gaps = new ArrayList<Gap>();
        for (var name : cluster.namespaces().stream().sorted().toList()) {
            switch (cluster.get(Namespace.class, "", name)) {
                case Answer.Found<Namespace>(var namespace) -> {
                    each.accept(fact(namespace));
                    found++;
                }
                case Answer.Unknown<Namespace>(var gap) -> gaps.add(gap);
                case Answer.Broken<Namespace>(var error) -> gaps.add(unreadable(name, error.getReason()));
                case Answer.Absent<Namespace> absent -> {
                    // Nothing is there to say anything about.
                }
            }
        }
        return new Listing(found, gaps);
    }

    private NamespaceFact fact(Namespace namespace) {
        var fact = NamespaceFact.newBuilder().setName(namespace.getMetadata().getName());
        // A recording may hold a label without a value.
        labels(namespace.getMetadata().getLabels())
                .forEach((key, value) -> fact.putLabels(key, Objects.requireNonNullElse(value, "")));
        return fact.setTeam(fact.getLabelsOrDefault(teamLabel, ""))
                .setPodSecurityEnforce(fact.getLabelsOrDefault(ENFORCE, ""))
                .build();
    }

    private static Map<String, String> labels(@Nullable Map<String, String> labels) {
        return labels == null ? Map.of() : labels;
    }

    private static Gap unreadable(String namespace, String reason) {
        return Gap.newBuilder()
                .setResource("namespaces")
                .setVerb("get")
                .setNamespace(namespace)
                .setReason(Gap.Reason.UNREADABLE)
                .setDetail(reason)
                .build();
    }
}
