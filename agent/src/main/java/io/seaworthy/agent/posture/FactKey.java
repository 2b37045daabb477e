package io.seaworthy.agent.posture;

import io.seaworthy.agent.helm.Releases;
import io.seaworthy.agent.workload.Workloads;
import io.seaworthy.posture.v1.AccessFact;
import io.seaworthy.posture.v1.ClusterFact;
import io.seaworthy.posture.v1.Fact;
import io.seaworthy.posture.v1.NamespaceFact;
import io.seaworthy.posture.v1.ReleaseFact;
import io.seaworthy.posture.v1.TillerFact;
import io.seaworthy.posture.v1.VulnerabilityFact;
import io.seaworthy.posture.v1.WorkloadFact;

/** Gives each fact its identity inside the cluster: the message's name, then the names of what it is about. */
final class FactKey {

    private FactKey() {}

    static Fact of(ClusterFact cluster) {
        return Fact.newBuilder().setKey("ClusterFact").setCluster(cluster).build();
    }

    static Fact of(NamespaceFact namespace) {
        return Fact.newBuilder()
                .setKey("NamespaceFact/" + namespace.getName())
                .setNamespace(namespace)
                .build();
    }

    static Fact of(TillerFact tiller) {
        return Fact.newBuilder()
                .setKey("TillerFact/" + tiller.getKind() + "/" + tiller.getNamespace() + "/" + tiller.getName())
                .setTiller(tiller)
                .build();
    }

    static Fact of(AccessFact access) {
        return Fact.newBuilder()
                .setKey("AccessFact/" + access.getNamespace() + "/" + access.getServiceAccount())
                .setAccess(access)
                .build();
    }

    static Fact of(WorkloadFact workload) {
        return Fact.newBuilder()
                .setKey(Workloads.key(workload))
                .setWorkload(workload)
                .build();
    }

    static Fact of(VulnerabilityFact scan) {
        return Fact.newBuilder()
                .setKey(Workloads.key(scan))
                .setVulnerability(scan)
                .build();
    }

    static Fact of(ReleaseFact release) {
        return Fact.newBuilder()
                .setKey(Releases.key(release))
                .setRelease(release)
                .build();
    }
}
