package io.seaworthy.hub.enrol;

import io.seaworthy.hub.AuditEntry;
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

    /** How long a token is still shown after its end. */
    public static final Duration KEPT = Duration.ofDays(30);

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
     * @param address where the wish came from; empty = the hub itself
     */
    public TokenCreation create(Optional<ClusterId> cluster, int uses, Duration life, String by, String address) {
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
        var detail = uses + " uses until " + token.endsAt();
        store.add(
                new JoinTokenStore.KeptToken(token, text.secretHash(), authority.authority()),
                new AuditEntry(now, by, "createJoinToken", token.id(), detail, address));
        return new TokenCreation.Created(token, text.format());
    }

    /** Every token that can be used or ended not long ago, newest first. */
    public List<JoinToken> list() {
        return store.list();
    }

    /**
     * Ends a token at once; clusters that it has enrolled stay enrolled.
     *
     * @param address where the wish came from; empty = the hub itself
     */
    public TokenRevocation revoke(String id, String by, String address) {
        var now = clock.instant();
        var entry = new AuditEntry(now, by, "revokeJoinToken", id, "", address);
        return store.revoke(id, new Revocation(by, now), entry)
                .<TokenRevocation>map(TokenRevocation.Revoked::new)
                .orElseGet(() -> new TokenRevocation.NotFound(
                        "there is no join token with this id", "list the join tokens and take the id from there"));
    }

    /**
     * Forgets tokens that ended long ago.
     *
     * @return how many
     */
    public int forgetEnded() {
        return store.forgetEndedBefore(clock.instant().minus(KEPT));
    }
}
