package io.seaworthy.hub.api;

import io.seaworthy.hub.api.reading.ClusterReads;
import io.seaworthy.hub.api.reading.ClusterView;
import io.seaworthy.hub.enrol.ClusterId;
import io.seaworthy.hub.enrol.Identities;
import io.seaworthy.hub.enrol.Identity;
import io.seaworthy.hub.enrol.IdentityRevocation;
import io.seaworthy.hub.enrol.Revocation;
import io.seaworthy.hub.enrol.TrustDomain;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Agents: who reports for which cluster, and taking that right away. */
final class AgentOperations {

    private final ClusterReads clusters;
    private final Identities identities;
    private final TrustDomain domain;

    AgentOperations(ClusterReads clusters, Identities identities, TrustDomain domain) {
        this.clusters = clusters;
        this.identities = identities;
        this.domain = domain;
    }

    private record AgentView(
            String clusterId,
            String clusterName,
            @Nullable String identity,
            String version,
            String health,
            boolean connected,
            @Nullable Instant connectedAt,
            @Nullable Instant lastHeardAt,
            long clockSkewMillis,
            @Nullable Instant certificateEndsAt,
            @Nullable Instant revokedAt) {}

    private record Reason(String reason) {}

    Map<String, Operation> all() {
        return Map.of("listAgents", this::list, "revokeAgent", this::revoke);
    }

    private Answer list(Request request) {
        var question = new ClusterReads.Question("", request.list("cluster"), Map.of(), List.of(), List.of());
        return Paging.answer(request, "id", slice -> clusters.list(question, request.sight(), slice), this::shown);
    }

    private Answer revoke(Request request) {
        var id = request.required("clusterId");
        if (clusters.cluster(id, request.sight()).isEmpty()) {
            return ClusterOperations.unknown(request);
        }
        var reason = request.body(Reason.class).reason();
        return switch (identities.revoke(new ClusterId(id), request.caller().name(), reason, request.address())) {
            case IdentityRevocation.Revoked _ -> Answer.nothing();
            case IdentityRevocation.NotEnrolled _ -> Answer.notFound("An identity of cluster " + id);
        };
    }

    private AgentView shown(ClusterView cluster) {
        var id = new ClusterId(cluster.id());
        Optional<Identity> identity = identities.find(id);
        return new AgentView(
                cluster.id(),
                cluster.name(),
                identity.map(_ -> domain.identity(id)).orElse(null),
                cluster.agentVersion(),
                cluster.health(),
                cluster.health().equals("LIVE") || cluster.health().equals("SYNCING"),
                cluster.connectedAt(),
                cluster.lastHeardAt(),
                cluster.clockSkewMillis(),
                identity.map(Identity::notAfter).orElse(null),
                identity.flatMap(Identity::revocation).map(Revocation::at).orElse(null));
    }
}
