package io.seaworthy.hub.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.posture.v1.Fact;
import io.seaworthy.posture.v1.NamespaceFact;
import io.seaworthy.posture.v1.ReleaseFact;
import io.seaworthy.posture.v1.TillerFact;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnersTest {

    private static final NamespaceFact NAMESPACE = NamespaceFact.newBuilder()
            .setTeam("shop-team")
            .putLabels("owner", "sam")
            .build();

    @Test
    void labelOfTheReleaseComesFirst() {
        var release = Fact.newBuilder()
                .setRelease(ReleaseFact.newBuilder().putLabels("team", "web").putLabels("owner", "mara"))
                .build();

        assertThat(Owners.DEFAULT.of(release, Optional.of(NAMESPACE))).isEqualTo("mara");
    }

    @Test
    void namespaceSpeaksForWhatHasNoLabelOfItsOwn() {
        var tiller =
                Fact.newBuilder().setTiller(TillerFact.getDefaultInstance()).build();

        assertThat(Owners.DEFAULT.of(tiller, Optional.of(NAMESPACE))).isEqualTo("shop-team");
        assertThat(Owners.DEFAULT.of(
                        tiller, Optional.of(NAMESPACE.toBuilder().clearTeam().build())))
                .isEqualTo("sam");
    }

    @Test
    void nobodyIsMadeUp() {
        var release = Fact.newBuilder()
                .setRelease(ReleaseFact.newBuilder().putLabels("owner", " "))
                .build();

        assertThat(Owners.DEFAULT.of(release, Optional.empty())).isEmpty();
    }
}
