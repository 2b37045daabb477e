package io.seaworthy.agent.workload;

import io.seaworthy.agent.cluster.ResourceKind;
import io.seaworthy.posture.v1.Gap;
import io.seaworthy.posture.v1.ImageScans;
import io.seaworthy.posture.v1.ItemError;
import io.seaworthy.posture.v1.VulnerabilityFact;
import io.seaworthy.posture.v1.WorkloadFact;
import java.util.List;

/**
 * What runs for releases, and what scanners say of the images that run in the cluster.
 *
 * @param facts each workload that a release owns
 * @param scans the newest report for each container of a workload, whoever owns it
 * @param gaps what could not be listed, beside the workloads that somebody else listed
 * @param coverage how completely reports were read
 * @param errors objects that could not be used, one each
 */
public record Workloads(
        List<WorkloadFact> facts,
        List<VulnerabilityFact> scans,
        List<Gap> gaps,
        ImageScans coverage,
        List<ItemError> errors) {

    /** Scan reports, as trivy-operator serves them (see aquasecurity/trivy-operator, deploy/helm/crds). */
    public static final ResourceKind REPORTS =
            new ResourceKind("aquasecurity.github.io", "v1alpha1", "vulnerabilityreports", "VulnerabilityReport", true);

    public Workloads {
        facts = List.copyOf(facts);
        scans = List.copyOf(scans);
        gaps = List.copyOf(gaps);
        errors = List.copyOf(errors);
    }

    /** {@code WorkloadFact/Deployment/shop/web}. */
    public static String key(WorkloadFact fact) {
        return "WorkloadFact/" + WorkloadName.of(fact.getObject());
    }

    /** {@code VulnerabilityFact/Deployment/shop/web/nginx}: of one container, so that the next scan changes the fact. */
    public static String key(VulnerabilityFact fact) {
        return "VulnerabilityFact/" + WorkloadName.of(fact.getWorkload()) + "/" + fact.getContainer();
    }
}
