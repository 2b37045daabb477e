package io.seaworthy.agent.posture;

import com.google.protobuf.util.Timestamps;
import io.fabric8.kubernetes.api.model.Namespace;
import io.seaworthy.agent.access.AccessRules;
import io.seaworthy.agent.access.ApiServerFlags;
import io.seaworthy.agent.access.RbacEnforcement;
import io.seaworthy.agent.cluster.Answer;
import io.seaworthy.agent.cluster.Cluster;
import io.seaworthy.agent.cluster.Listing;
import io.seaworthy.agent.helm.Releases;
import io.seaworthy.agent.tiller.Tillers;
import io.seaworthy.agent.workload.Workloads;
import io.seaworthy.posture.v1.ClusterFact;
import io.seaworthy.posture.v1.Gap;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Says about the cluster as a whole what the collectors found, and everything that could not be read. */
final class ClusterFacts {

    private final Cluster cluster;
    private final Set<Gap> gaps = new LinkedHashSet<>();

    ClusterFacts(Cluster cluster) {
        this.cluster = cluster;
    }

    ClusterFact of(AccessRules rules, Listing namespaces, Releases releases, Tillers tillers, Workloads workloads) {
        var fact = ClusterFact.newBuilder()
                .setName(cluster.name())
                .setObservedAt(Timestamps.fromMillis(cluster.observedAt().toEpochMilli()))
                .addAllNamespaces(cluster.namespaces().stream().sorted().toList());
        answer(cluster.get(Namespace.class, "", "kube-system"))
                .ifPresent(system -> fact.setId(system.getMetadata().getUid()));
        answer(cluster.version()).ifPresent(fact::setKubernetesVersion);
        answer(RbacEnforcement.of(cluster)).ifPresent(fact::setRbacEnforced);
        answer(ApiServerFlags.encryption(cluster)).ifPresent(fact::setEncryption);
        rules.anonymousAccess().ifPresent(fact::setAnonymousAccess);
        rules.clusterSecretReaders().ifPresent(fact::setSecretReaders);
        releases.census().ifPresent(fact::setReleases);
        tillers.census().ifPresent(fact::setTillers);
        gaps.addAll(rules.gaps());
        gaps.addAll(namespaces.gaps());
        gaps.addAll(releases.gaps());
        gaps.addAll(tillers.gaps());
        gaps.addAll(workloads.gaps());
        workloads.coverage().getGapsList().stream().filter(gap -> !isAddOn(gap)).forEach(gaps::add);
        return fact.addAllGaps(gaps).setImageScans(workloads.coverage()).build();
    }

    /** Most clusters and recordings do without a scanner: that is not something that could not be read. */
    private static boolean isAddOn(Gap gap) {
        return gap.getReason() == Gap.Reason.NOT_SERVED || gap.getReason() == Gap.Reason.NOT_RECORDED;
    }

    /** The value, with a note of what stands in its way if there is none. */
    private <T> Optional<T> answer(Answer<T> answer) {
        if (answer instanceof Answer.Unknown<T>(var gap)) {
            gaps.add(gap);
        }
        return answer.found();
    }
}
