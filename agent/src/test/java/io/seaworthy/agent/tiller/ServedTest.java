package io.seaworthy.agent.tiller;

import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.posture.v1.AccessFact;
import io.seaworthy.posture.v1.Gap;
import io.seaworthy.posture.v1.NamespaceFact;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServedTest {

    private static final Map<String, NamespaceFact> NAMESPACES = Map.of(
            "red-a", NamespaceFact.newBuilder().setName("red-a").setTeam("red").build(),
            "blue-a",
                    NamespaceFact.newBuilder().setName("blue-a").setTeam("blue").build(),
            "plain", NamespaceFact.newBuilder().setName("plain").build());
    private static final AccessFact NOTHING = AccessFact.getDefaultInstance();

    private final Served served =
            new Served("team", Optional.of(NAMESPACES), Optional.of(Map.of("kube-system", Set.of("red-a", "plain"))));

    @Test
    void teamsAreThoseOfManagedAndWritableNamespaces() {
        var rights = AccessFact.newBuilder().addWritesNamespaces("blue-a").build();

        var teams = served.by("kube-system", Optional.of(rights)).orElseThrow();

        assertThat(teams.getTeamsList()).containsExactly("blue", "red");
        assertThat(teams.getManagedNamespacesList()).containsExactly("plain", "red-a");
        assertThat(teams.getUnlabelledNamespacesList()).containsExactly("plain");
        assertThat(teams.getTeamLabel()).isEqualTo("team");
    }

    @Test
    void writingEverywhereServesEveryTeam() {
        var rights = AccessFact.newBuilder().setWritesAllNamespaces(true).build();

        assertThat(served.by("elsewhere", Optional.of(rights)).orElseThrow().getTeamsList())
                .containsExactly("blue", "red");
    }

    @Test
    void recordsOfAnotherTillerDoNotCount() {
        var teams = served.by("elsewhere", Optional.of(NOTHING)).orElseThrow();

        assertThat(teams.getManagedNamespacesList()).isEmpty();
        assertThat(teams.getTeamsList()).isEmpty();
    }

    @Test
    void oneTeamIsNotClaimedWhereRightsAreNotFullyKnown() {
        var partly = AccessFact.newBuilder()
                .addGaps(Gap.newBuilder().setResource("roles"))
                .build();

        assertThat(served.by("kube-system", Optional.empty())).isEmpty();
        assertThat(served.by("kube-system", Optional.of(partly))).isEmpty();
    }

    @Test
    void twoTeamsAreSaidEvenWhereRightsAreNotFullyKnown() {
        var partly = AccessFact.newBuilder()
                .addWritesNamespaces("blue-a")
                .addGaps(Gap.newBuilder().setResource("roles"))
                .build();

        assertThat(served.by("kube-system", Optional.of(partly)).orElseThrow().getTeamsCount())
                .isEqualTo(2);
    }

    @Test
    void nothingIsSaidWithoutNamespaces() {
        var blind = new Served("team", Optional.empty(), Optional.empty());

        assertThat(blind.by("kube-system", Optional.of(NOTHING))).isEmpty();
    }
}
