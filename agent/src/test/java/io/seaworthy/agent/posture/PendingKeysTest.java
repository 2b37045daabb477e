package io.seaworthy.agent.posture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class PendingKeysTest {

    private final PendingKeys pending = new PendingKeys(2);

    @Test
    void atFirstEverythingIsToBeCompared() {
        assertThat(pending.take()).isEmpty();
        assertThat(pending.isEmpty()).isTrue();
    }

    @Test
    void keyThatChangesTwiceWaitsOnce() {
        pending.take();

        pending.add(Set.of("a"));
        pending.add(Set.of("a", "b"));

        assertThat(pending.size()).isEqualTo(2);
        assertThat(pending.take()).contains(Set.of("a", "b"));
        assertThat(pending.isEmpty()).isTrue();
    }

    @Test
    void moreThanTheLimitBecomesEverything() {
        pending.take();

        pending.add(Set.of("a", "b", "c"));
        pending.add(Set.of("d"));

        assertThat(pending.take()).isEmpty();
        assertThat(pending.isEmpty()).isTrue();
    }
}
