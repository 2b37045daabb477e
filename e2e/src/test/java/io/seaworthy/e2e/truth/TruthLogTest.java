package io.seaworthy.e2e.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TruthLogTest {

    private final TruthLog log = new TruthLog();

    @BeforeEach
    void brokenThenMendedThenBroken() {
        log.add(new TruthLog.State(at(0), "install", Set.of("tls a", "tls b")));
        log.add(new TruthLog.State(at(10), "nothing of importance", Set.of("tls a", "tls b")));
        log.add(new TruthLog.State(at(20), "mend", Set.of("tls b")));
        log.add(new TruthLog.State(at(30), "break", Set.of("tls a", "tls b")));
        log.add(new TruthLog.State(at(40), "nothing again", Set.of("tls a", "tls b")));
        log.add(new TruthLog.State(at(50), "still nothing", Set.of("tls a", "tls b")));
    }

    @Test
    void fixAfterTheMendingIsTrue() {
        assertThat(log.wasGone("tls a", at(5), at(25))).isTrue();
    }

    @Test
    void fixMaySayALittleLaterWhatWasTrueBeforeTheNextChange() {
        assertThat(log.wasGone("tls a", at(5), at(31))).isTrue();
    }

    @Test
    void fixOfWhatNeverMendedIsFalse() {
        assertThat(log.wasGone("tls b", at(5), at(55))).isFalse();
    }

    @Test
    void fixBeforeTheMendingIsFalse() {
        assertThat(log.wasGone("tls a", at(5), at(15))).isFalse();
    }

    @Test
    void fixOfAFindingThatWasOpenedLongAfterTheMendingIsFalse() {
        assertThat(log.wasGone("tls a", at(45), at(55))).isFalse();
    }

    private static Instant at(int seconds) {
        return Instant.EPOCH.plusSeconds(seconds);
    }
}
