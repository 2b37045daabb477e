package io.seaworthy.hub.control;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Message;
import io.seaworthy.posture.v1.AccessFact;
import io.seaworthy.posture.v1.ChartSourceFact;
import io.seaworthy.posture.v1.ClusterFact;
import io.seaworthy.posture.v1.Fact;
import io.seaworthy.posture.v1.NamespaceFact;
import io.seaworthy.posture.v1.ReleaseFact;
import io.seaworthy.posture.v1.TillerFact;
import io.seaworthy.posture.v1.VulnerabilityFact;
import io.seaworthy.posture.v1.WorkloadFact;
import java.util.Optional;

/** The kinds of fact a control can judge, named as their messages are. */
public enum FactType {
    CLUSTER(ClusterFact.getDescriptor()),
    NAMESPACE(NamespaceFact.getDescriptor()),
    TILLER(TillerFact.getDescriptor()),
    ACCESS(AccessFact.getDescriptor()),
    RELEASE(ReleaseFact.getDescriptor()),
    WORKLOAD(WorkloadFact.getDescriptor()),
    CHART_SOURCE(ChartSourceFact.getDescriptor()),
    VULNERABILITY(VulnerabilityFact.getDescriptor());

    private final Descriptor descriptor;

    FactType(Descriptor descriptor) {
        this.descriptor = descriptor;
    }

    public Descriptor descriptor() {
        return descriptor;
    }

    /** {@code TillerFact}: what a control writes under {@code fact}. */
    public String message() {
        return descriptor.getName();
    }

    /** From {@link #message()}; empty if there is no such fact. */
    public static Optional<FactType> of(String message) {
        for (var type : values()) {
            if (type.message().equals(message)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** The type of an observed fact; empty for an envelope without a body, or with one that this version does not know. */
    public static Optional<FactType> of(Fact fact) {
        return switch (fact.getBodyCase()) {
            case CLUSTER -> Optional.of(CLUSTER);
            case NAMESPACE -> Optional.of(NAMESPACE);
            case TILLER -> Optional.of(TILLER);
            case ACCESS -> Optional.of(ACCESS);
            case RELEASE -> Optional.of(RELEASE);
            case WORKLOAD -> Optional.of(WORKLOAD);
            case CHART_SOURCE -> Optional.of(CHART_SOURCE);
            case VULNERABILITY -> Optional.of(VULNERABILITY);
            case BODY_NOT_SET -> Optional.empty();
        };
    }

    /** The message inside the envelope, which must be of this type. */
    public Message body(Fact fact) {
        return switch (this) {
            case CLUSTER -> fact.getCluster();
            case NAMESPACE -> fact.getNamespace();
            case TILLER -> fact.getTiller();
            case ACCESS -> fact.getAccess();
            case RELEASE -> fact.getRelease();
            case WORKLOAD -> fact.getWorkload();
            case CHART_SOURCE -> fact.getChartSource();
            case VULNERABILITY -> fact.getVulnerability();
        };
    }
}
