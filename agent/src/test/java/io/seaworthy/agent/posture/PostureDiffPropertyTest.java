package io.seaworthy.agent.posture;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.seaworthy.agent.v1.Change;
import io.seaworthy.agent.v1.HeldFact;
import io.seaworthy.posture.v1.ClusterFact;
import io.seaworthy.posture.v1.Fact;
import io.seaworthy.posture.v1.Gap;
import io.seaworthy.posture.v1.NamespaceFact;
import io.seaworthy.posture.v1.Posture;
import io.seaworthy.posture.v1.TillerFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PostureDiffPropertyTest {

    private static final ByteString HASH = ByteString.copyFrom(new byte[32]);

    @Property
    void whatIsSeenIsWhatTheHubHoldsAfterwards(@ForAll("held") HeldFacts held, @ForAll("postures") Posture posture) {
        var observation = Observation.of(posture);

        tell(held, observation);

        observation
                .facts()
                .forEach((key, seen) -> assertThat(held.find(key)).contains(new HeldFacts.Held(seen.hash(), false)));
        assertThat(held.keys())
                .filteredOn(key ->
                        held.find(key).filter(known -> !known.unreadable()).isPresent())
                .containsExactlyInAnyOrderElementsOf(observation.facts().keySet());
    }

    @Property
    void tellingTwiceChangesNothing(@ForAll("held") HeldFacts held, @ForAll("postures") Posture posture) {
        var observation = Observation.of(posture);
        tell(held, observation);

        var again = tell(held, observation);

        assertThat(again).isEmpty();
    }

    @Property
    void nothingThatMayStillBeThereIsToldToBeGone(@ForAll("held") HeldFacts held, @ForAll("postures") Posture posture) {
        var observation = Observation.of(posture);

        var changes = tell(held, observation);

        assertThat(changes)
                .filteredOn(Change::hasAbsent)
                .allSatisfy(change -> assertThat(observation.scopes().missing(change.getKey()))
                        .isEmpty());
        assertThat(changes)
                .filteredOn(Change::hasUnreadable)
                .allSatisfy(change ->
                        assertThat(change.getUnreadable().getGapsList()).isNotEmpty());
    }

    @Property
    void timeOfObservationDoesNotMatter(@ForAll("postures") Posture posture) {
        var later = posture.toBuilder();
        for (var fact : later.getFactsBuilderList()) {
            if (fact.hasCluster()) {
                fact.getClusterBuilder().getObservedAtBuilder().setSeconds(1_900_000_000);
            }
        }

        var one = Observation.of(posture);
        var other = Observation.of(later.build());

        assertThat(other.differences(one)).isEmpty();
        assertThat(other.digest(Set.of())).isEqualTo(one.digest(Set.of()));
    }

    private static List<Change> tell(HeldFacts held, Observation observation) {
        var changes = new ArrayList<Change>();
        for (var key : PostureDiff.keys(held, observation)) {
            PostureDiff.of(key, held, observation).ifPresent(change -> {
                held.apply(change);
                changes.add(change);
            });
        }
        return changes;
    }

    @Provide
    Arbitrary<HeldFacts> held() {
        var keys = Arbitraries.of(
                "ClusterFact",
                "NamespaceFact/a",
                "NamespaceFact/b",
                "TillerFact/Deployment/a/tiller",
                "TillerFact/Deployment/b/tiller",
                "ReleaseFact/Secret/a/web",
                "WorkloadFact/Deployment/a/web",
                "VulnerabilityFact/Deployment/a/web/nginx",
                "ChartSourceFact/HelmRepository/a/charts");
        return Arbitraries.maps(keys, Arbitraries.of(true, false)).ofMaxSize(9).map(PostureDiffPropertyTest::held);
    }

    private static HeldFacts held(Map<String, Boolean> unreadable) {
        var held = new HeldFacts();
        unreadable.forEach((key, blind) -> held.add(HeldFact.newBuilder()
                .setKey(key)
                .setHash(HASH)
                .setUnreadable(blind)
                .build()));
        return held;
    }

    @Provide
    Arbitrary<Posture> postures() {
        var namespaces = Arbitraries.of("a", "b", "c").set().ofMaxSize(3);
        var tillers = Arbitraries.of("a", "b", "c").set().ofMaxSize(3);
        var teams = Arbitraries.of("red", "blue");
        var gaps = Arbitraries.of("namespaces", "deployments.apps", "secrets", "roles.rbac.authorization.k8s.io")
                .set()
                .ofMaxSize(2);
        return Combinators.combine(namespaces, tillers, teams, gaps).as((seen, running, team, missing) -> {
            var cluster = ClusterFact.newBuilder().setId("uid");
            missing.forEach(resource -> cluster.addGaps(
                    Gap.newBuilder().setResource(resource).setVerb("list").setReason(Gap.Reason.DENIED)));
            var posture = Posture.newBuilder()
                    .addFacts(Fact.newBuilder().setKey("ClusterFact").setCluster(cluster));
            seen.forEach(name -> posture.addFacts(FactKey.of(
                    NamespaceFact.newBuilder().setName(name).setTeam(team).build())));
            running.forEach(name -> posture.addFacts(FactKey.of(TillerFact.newBuilder()
                    .setKind("Deployment")
                    .setNamespace(name)
                    .setName("tiller")
                    .build())));
            return posture.build();
        });
    }
}
