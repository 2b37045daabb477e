package io.seaworthy.agent.posture;

import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.agent.v1.Scope;
import io.seaworthy.posture.v1.ClusterFact;
import io.seaworthy.posture.v1.Fact;
import io.seaworthy.posture.v1.Gap;
import io.seaworthy.posture.v1.ImageScans;
import io.seaworthy.posture.v1.ItemError;
import io.seaworthy.posture.v1.Posture;
import io.seaworthy.posture.v1.ReleaseCensus;
import org.junit.jupiter.api.Test;

class ScopesTest {

    private static final String RELEASE = "ReleaseFact/Secret/shop/web";
    private static final String TILLER = "TillerFact/Deployment/kube-system/tiller-deploy";

    private static final String WORKLOAD = "WorkloadFact/Deployment/shop/web";
    private static final String SCAN = "VulnerabilityFact/Deployment/shop/web/nginx";

    private final ClusterFact.Builder cluster = ClusterFact.newBuilder()
            .setReleases(ReleaseCensus.newBuilder())
            .setImageScans(ImageScans.getDefaultInstance());
    private final Posture.Builder posture = Posture.newBuilder();

    @Test
    void withoutGapsWhatIsNotSeenIsNotThere() {
        var scopes = scopes();

        assertThat(scopes.missing(RELEASE)).isEmpty();
        assertThat(scopes.missing(TILLER)).isEmpty();
        assertThat(scopes.missing("NamespaceFact/shop")).isEmpty();
        assertThat(scopes.missing("AccessFact/kube-system/tiller")).isEmpty();
        assertThat(scopes.missing(WORKLOAD)).isEmpty();
        assertThat(scopes.missing(SCAN)).isEmpty();
        assertThat(scopes.list()).allMatch(Scope::getComplete);
    }

    @Test
    void releasesWithoutCensusAreNotComplete() {
        cluster.clearReleases();
        gap("secrets", "list", "");

        var scopes = scopes();

        assertThat(scopes.missing(RELEASE)).extracting(Gap::getResource).containsExactly("secrets");
        assertThat(scopes.missing(TILLER)).isEmpty();
    }

    @Test
    void recordThatCouldNotBeFetchedHidesItsNamespaceOnly() {
        cluster.clearReleases();
        gap("secrets", "get", "shop");

        var scopes = scopes();

        assertThat(scopes.missing(RELEASE)).isNotEmpty();
        assertThat(scopes.missing("ReleaseFact/Secret/billing/web")).isEmpty();
    }

    @Test
    void missingCensusWithoutAGapIsStillNotComplete() {
        cluster.clearReleases();

        assertThat(scopes().missing(RELEASE)).isNotEmpty();
    }

    @Test
    void damagedRecordHidesItsReleaseAndNoOther() {
        error("Secret shop/sh.helm.release.v1.web.v4");

        var scopes = scopes();

        assertThat(scopes.missing(RELEASE)).extracting(Gap::getReason).containsExactly(Gap.Reason.UNREADABLE);
        assertThat(scopes.missing("ReleaseFact/Secret/shop/other")).isEmpty();
        assertThat(scopes.missing("ReleaseFact/ConfigMap/shop/web")).isEmpty();
    }

    @Test
    void damagedRecordOfHelm2HidesItsRelease() {
        error("ConfigMap kube-system/web.v2");

        assertThat(scopes().missing("ReleaseFact/ConfigMap/kube-system/web@helm2"))
                .isNotEmpty();
    }

    @Test
    void damagedWorkloadHidesTillersOfItsNamespace() {
        error("Deployment kube-system/tiller-deploy");

        var scopes = scopes();

        assertThat(scopes.missing(TILLER)).isNotEmpty();
        assertThat(scopes.missing("AccessFact/kube-system/tiller")).isNotEmpty();
        assertThat(scopes.missing("TillerFact/Deployment/shop/tiller-deploy")).isEmpty();
    }

    @Test
    void damagedFileMayHideAnything() {
        error("secret.yaml");

        var scopes = scopes();

        assertThat(scopes.missing(RELEASE)).isNotEmpty();
        assertThat(scopes.missing(TILLER)).isNotEmpty();
        assertThat(scopes.list())
                .filteredOn(scope -> !scope.getKind().equals("ClusterFact"))
                .noneMatch(Scope::getComplete);
    }

    @Test
    void gapOfWorkloadsHidesTillersAndTheirRights() {
        gap("statefulsets.apps", "list", "");

        var scopes = scopes();

        assertThat(scopes.missing(TILLER)).isNotEmpty();
        assertThat(scopes.missing("AccessFact/kube-system/tiller")).isNotEmpty();
        assertThat(scopes.missing(RELEASE)).isEmpty();
    }

    @Test
    void namespaceThatIsNotLookedAtIsNotComplete() {
        cluster.addNamespaces("billing");

        var scopes = scopes();

        assertThat(scopes.missing(RELEASE)).isNotEmpty();
        assertThat(scopes.missing("ReleaseFact/Secret/billing/web")).isEmpty();
        assertThat(scopes.list())
                .filteredOn(scope -> scope.getKind().equals("ReleaseFact"))
                .extracting(Scope::getNamespace)
                .containsExactly("billing");
    }

    @Test
    void withoutAScannerNothingIsKnownOfAnyImage() {
        cluster.getImageScansBuilder()
                .addGaps(Gap.newBuilder()
                        .setResource("vulnerabilityreports.aquasecurity.github.io")
                        .setVerb("list")
                        .setReason(Gap.Reason.NOT_SERVED));

        var scopes = scopes();

        assertThat(scopes.missing(SCAN)).extracting(Gap::getReason).containsExactly(Gap.Reason.NOT_SERVED);
        assertThat(scopes.missing(WORKLOAD)).isEmpty();
        assertThat(scopes.list())
                .filteredOn(scope -> !scope.getComplete())
                .extracting(Scope::getKind)
                .containsExactly("VulnerabilityFact");
    }

    @Test
    void gapOfJobsHidesWorkloadsAndNoTillers() {
        gap("jobs.batch", "list", "shop");

        var scopes = scopes();

        assertThat(scopes.missing(WORKLOAD)).isNotEmpty();
        assertThat(scopes.missing("WorkloadFact/Deployment/billing/web")).isEmpty();
        assertThat(scopes.missing(TILLER)).isEmpty();
    }

    @Test
    void scansThatNobodyLookedAtAreNotGone() {
        cluster.clearImageScans();

        assertThat(scopes().missing(SCAN)).isNotEmpty();
    }

    @Test
    void gapOfReplicaSetsHidesScans() {
        gap("replicasets.apps", "list", "");

        assertThat(scopes().missing(SCAN)).isNotEmpty();
    }

    @Test
    void releasesWithoutCensusMayOwnAnyWorkload() {
        cluster.clearReleases();
        gap("configmaps", "list", "kube-system");

        assertThat(scopes().missing(WORKLOAD)).isNotEmpty();
    }

    @Test
    void damagedWorkloadHidesItselfAndNoOtherWorkload() {
        error("CronJob shop/nightly");

        var scopes = scopes();

        assertThat(scopes.missing("WorkloadFact/CronJob/shop/nightly")).isNotEmpty();
        assertThat(scopes.missing(WORKLOAD)).isEmpty();
    }

    @Test
    void damagedRecordHidesWorkloadsItMayOwn() {
        error("Secret shop/sh.helm.release.v1.web.v4");

        var scopes = scopes();

        assertThat(scopes.missing(WORKLOAD)).isNotEmpty();
        assertThat(scopes.missing("WorkloadFact/Deployment/billing/web")).isEmpty();
    }

    @Test
    void damagedRecordOfHelm2HidesWorkloadsEverywhere() {
        error("ConfigMap kube-system/web.v2");

        assertThat(scopes().missing(WORKLOAD)).isNotEmpty();
    }

    @Test
    void damagedReportHidesScansOfItsNamespace() {
        error("VulnerabilityReport shop/replicaset-web-5d9-nginx");

        var scopes = scopes();

        assertThat(scopes.missing(SCAN)).isNotEmpty();
        assertThat(scopes.missing("VulnerabilityFact/Deployment/billing/web/nginx"))
                .isEmpty();
        assertThat(scopes.missing(WORKLOAD)).isEmpty();
    }

    @Test
    void kindThatThisAgentDoesNotKnowIsNeverGone() {
        assertThat(scopes().missing("ChartSourceFact/HelmRepository/shop/charts"))
                .isNotEmpty();
    }

    private Scopes scopes() {
        return Scopes.of(
                posture.addFacts(Fact.newBuilder().setKey("ClusterFact").setCluster(cluster))
                        .build());
    }

    private void gap(String resource, String verb, String namespace) {
        cluster.addGaps(Gap.newBuilder()
                .setResource(resource)
                .setVerb(verb)
                .setNamespace(namespace)
                .setReason(Gap.Reason.DENIED));
    }

    private void error(String item) {
        posture.addErrors(
                ItemError.newBuilder().setItem(item).setReason("is damaged").setRemedy("Mend it."));
    }
}
