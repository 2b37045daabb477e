package io.seaworthy.agent.posture;

import com.google.protobuf.util.Timestamps;
import io.seaworthy.posture.v1.ClusterFact;
import io.seaworthy.posture.v1.Gap;
import io.seaworthy.posture.v1.Posture;

/** What is left of an observation when the cluster cannot be looked at for long: its name, and that nothing is seen. */
final class Blindness {

    private Blindness() {}

    /** @param reason why nothing can be seen, in words */
    static Observation of(Observation known, String reason) {
        var cluster = known.find("ClusterFact")
                .map(seen -> seen.fact().getCluster())
                .orElseGet(ClusterFact::getDefaultInstance);
        var blind = ClusterFact.newBuilder()
                .setId(cluster.getId())
                .setName(cluster.getName())
                .setObservedAt(cluster.getObservedAt())
                .addAllNamespaces(cluster.getNamespacesList());
        Scopes.everyResource()
                .forEach(resource -> blind.addGaps(Gap.newBuilder()
                        .setResource(resource)
                        .setVerb("list")
                        .setReason(Gap.Reason.UNREACHABLE)
                        .setDetail(reason)));
        return Observation.of(Posture.newBuilder()
                .setObservedAt(Timestamps.fromMillis(known.observedAt().toEpochMilli()))
                .addFacts(FactKey.of(blind.build()))
                .build());
    }
}
