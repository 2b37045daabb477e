package io.seaworthy.hub.enrol;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Join tokens: made by people, shown once, used by agents to enrol. Calls block. */
public final class JoinTokens {

    /** Unless something else is wished. */
    public static final Duration DEFAULT_LIFE = Duration.ofHours(24);

    /** No token lives longer. */
    public static final Duration LONGEST_LIFE = Duration.ofDays(30);

    /** No token enrols more clusters. */
    public static final int MOST_USES = 1000;

    private final JoinTokenStore store;
    private final PinSource pins;
    private final InstantSource clock;

    /** @param pins tells the hub's authority at the time a token is made */
    public JoinTokens(JoinTokenStore store, PinSource pins, InstantSource clock) {
        this.store = store;
        this.pins = pins;
        this.clock = clock;
    }

    /**
     * Makes a token.
     *
     * @param cluster the only cluster it may enrol; empty = any
     * @param uses 1 to {@link #MOST_USES}
     * @param life at least a minute, at most {@link #LONGEST_LIFE}
     * @param by name of who makes it
     */
    public TokenCreation create(Optional<ClusterId> cluster, int uses, Duration life, String by) {
        if (uses < 1 || uses > MOST_USES) {
            return new TokenCreation.Refused(
                    "a join token cannot have " + uses + " uses", "ask for 1 to " + MOST_USES + " uses");
        }
        if (life.compareTo(Duration.ofMinutes(1)) < 0 || life.compareTo(LONGEST_LIFE) > 0) {
            return new TokenCreation.Refused(
                    "a join token cannot live " + life, "ask for a life of one minute to 30 days");
        }
        var now = clock.instant();
        var authority = pins.pin();
        var text = TokenText.fresh(authority.pin());
        var token = new JoinToken(text.id(), cluster, uses, 0, by, now, now.plus(life), Optional.empty());
        store.add(new JoinTokenStore.KeptToken(token, text.secretHash(), authority.authority()));
        return new TokenCreation.Created(token, text.format());
    }

    /** Every token that was ever made, newest first. */
    public List<JoinToken> list() {
        return store.list();
    }

    /** Ends a token at once; clusters that it has enrolled stay enrolled. */
    public TokenRevocation revoke(String id, String by) {
        return store.revoke(id, new Revocation(by, clock.instant()))
                .<TokenRevocation>map(TokenRevocation.Revoked::new)
                .orElseGet(() -> new TokenRevocation.NotFound(
                        "there is no join token with this id", "list the join tokens and take the id from there"));
    }
}
