package io.seaworthy.hub.access;

import io.seaworthy.hub.AuditEntry;
import io.seaworthy.hub.access.Caller.Proof;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Browsers that are signed in: an opaque random word in a cookie, of which only the hash is kept. */
public final class Sessions {

    /** A session is not written down as seen more often than this. */
    private static final Duration SEEN_STEP = Duration.ofMinutes(1);

    private final SessionStore store;
    private final PersonStore people;
    private final SessionSettings settings;
    private final InstantSource clock;

    public Sessions(SessionStore store, PersonStore people, SessionSettings settings, InstantSource clock) {
        this.store = store;
        this.people = people;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A session that has just started.
     *
     * @param cookie the secret; nobody else has it
     */
    public record Started(String cookie, Caller caller) {}

    /** Starts a new session with a new secret, whatever cookie the browser came with. */
    public Started start(Person person, Method method, String address) {
        var now = clock.instant();
        var cookie = Secret.word();
        var session =
                new SessionStore.Session(Secret.hash(cookie), person.id(), method, now, now, now.plus(settings.life()));
        store.start(session, new AuditEntry(now, person.account(), "login", person.account(), method.word(), address));
        store.sweep(now, now.minus(settings.idle()));
        people.loggedIn(person.id(), now);
        return new Started(cookie, caller(person, session, cookie));
    }

    /** Who has this cookie; empty if its session has ended, or the person is locked out. */
    public Optional<Caller> caller(String cookie) {
        var now = clock.instant();
        return store.session(Secret.hash(cookie))
                .filter(session -> live(session, now))
                .flatMap(session -> {
                    if (session.lastSeenAt().plus(SEEN_STEP).isBefore(now)) {
                        store.seen(session.hash(), now);
                    }
                    return people.person(session.person())
                            .filter(person -> !person.disabled())
                            .map(person -> caller(person, session, cookie));
                });
    }

    /** Ends the session of this cookie; nothing happens if there is none. */
    public void end(String cookie) {
        store.end(Secret.hash(cookie));
    }

    /** Whether a change may be made with this word beside the session's cookie. */
    public static boolean csrfMatches(Proof.BySession proof, String word) {
        return Secret.same(proof.csrfToken(), word);
    }

    private boolean live(SessionStore.Session session, Instant now) {
        return now.isBefore(session.expiresAt())
                && now.isBefore(session.lastSeenAt().plus(settings.idle()));
    }

    private static Caller caller(Person person, SessionStore.Session session, String cookie) {
        var proof = new Proof.BySession(session.hash(), Secret.derive(cookie, "csrf"), session.method());
        return new Caller(person, proof, session.expiresAt());
    }
}
