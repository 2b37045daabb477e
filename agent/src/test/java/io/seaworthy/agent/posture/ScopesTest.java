package io.seaworthy.agent.posture;

import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.agent.v1.Scope;
import io.seaworthy.posture.v1.ClusterFact;
import io.seaworthy.posture.v1.Fact;
import io.seaworthy.posture.v1.Gap;
import io.seaworthy.posture.v1.ItemError;
import io.seaworthy.posture.v1.Posture;
import io.seaworthy.posture.v1.ReleaseCensus;
import org.junit.jupiter.api.Test;

class ScopesTest {

    private static final String RELEASE = "ReleaseFact/Secret/shop/web";
    private static final String TILLER = "TillerFact/Deployment/kube-system/tiller-deploy";

    private final ClusterFact.Builder cluster = ClusterFact.newBuilder().setReleases(ReleaseCensus.newBuilder());
    private final Posture.Builder posture = Posture.newBuilder();

    @Test
    void withoutGapsWhatIsNotSeenIsNotThere() {
        var scopes = scopes();

        assertThat(scopes.missing(RELEASE)).isEmpty();
        assertThat(scopes.missing(TILLER)).isEmpty();
        assertThat(scopes.missing("NamespaceFact/shop")).isEmpty();
        assertThat(scopes.missing("AccessFact/kube-system/tiller")).isEmpty();
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
