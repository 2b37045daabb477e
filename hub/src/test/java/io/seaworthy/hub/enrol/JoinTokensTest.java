package io.seaworthy.hub.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JoinTokensTest {

    private static final String PIN = "p".repeat(43);

    private final InMemoryEnrolment store = new InMemoryEnrolment();
    private final TestClock clock = new TestClock();
    private final JoinTokens tokens =
            new JoinTokens(store.tokenStore(), () -> new PinSource.Pin("authority", PIN), clock);

    @Test
    void aTokenIsShownOnceAndKeptAsAHash() {
        var created = (TokenCreation.Created) tokens.create(Optional.empty(), 1, JoinTokens.DEFAULT_LIFE, "ada", "");
        var secret = created.text().split("\\.", -1)[2];
        var kept = store.tokenStore().find(created.token().id()).orElseThrow();

        assertThat(created.text()).matches("sw1\\.[0-9a-v]{16}\\.[\\w-]{43}\\." + PIN);
        assertThat(kept.secretHash()).hasSize(32);
        assertThat(kept.toString() + created + tokens.list()).doesNotContain(secret);
        assertThat(created.token().endsAt()).isEqualTo(clock.instant().plus(Duration.ofHours(24)));
    }

    @Test
    void noTwoTokensAreAlike() {
        var one = (TokenCreation.Created) tokens.create(Optional.empty(), 1, JoinTokens.DEFAULT_LIFE, "ada", "");
        var other = (TokenCreation.Created) tokens.create(Optional.empty(), 1, JoinTokens.DEFAULT_LIFE, "ada", "");

        assertThat(one.text()).isNotEqualTo(other.text());
        assertThat(one.token().id()).isNotEqualTo(other.token().id());
    }

    @ParameterizedTest
    @CsvSource({"0, PT24H", "-1, PT24H", "1001, PT24H", "1, PT59S", "1, P31D", "1, PT-1H"})
    void usesAndLifeAreBounded(int uses, Duration life) {
        var refused = tokens.create(Optional.empty(), uses, life, "ada", "");

        assertThat(refused).isInstanceOf(TokenCreation.Refused.class);
        assertThat(tokens.list()).isEmpty();
    }

    @Test
    void aTokenTellsItsState() {
        var made = (TokenCreation.Created) tokens.create(Optional.empty(), 1, Duration.ofHours(1), "ada", "");
        var now = clock.instant();
        var fresh = made.token();
        var revoked = tokens.revoke(fresh.id(), "bob", "");

        assertThat(fresh.state(now)).isEqualTo(JoinToken.State.USABLE);
        assertThat(fresh.state(now.plus(Duration.ofHours(1)))).isEqualTo(JoinToken.State.ENDED);
        assertThat(revoked)
                .isInstanceOfSatisfying(
                        TokenRevocation.Revoked.class,
                        ended -> assertThat(ended.token().state(now)).isEqualTo(JoinToken.State.REVOKED));
        assertThat(tokens.revoke("nobody", "bob", "")).isInstanceOf(TokenRevocation.NotFound.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sw1", "sw1..  .", "sw2.0000000000000000.x.y", "sw1.0000000000000000.short.pin"})
    void otherTextIsNoToken(String text) {
        assertThat(TokenText.parse(text)).isEmpty();
    }
}
