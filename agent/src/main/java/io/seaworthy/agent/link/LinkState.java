package io.seaworthy.agent.link;

import java.time.Duration;
import java.time.Instant;

/**
 * Where the link to the hub stands. Each state only has the transitions that are legal from it.
 *
 * <pre>
 * Connecting → Greeting → Syncing → Live
 *     ↑___________|__________|________|→ BackingOff → Connecting
 * </pre>
 *
 * Every state may become Stopped, which is the end.
 */
public sealed interface LinkState {

    /** Since when. */
    Instant since();

    /** One word, for people and metrics. */
    default String word() {
        return switch (this) {
            case Connecting _ -> "connecting";
            case Greeting _ -> "greeting";
            case Syncing _ -> "syncing";
            case Live _ -> "live";
            case BackingOff _ -> "backing-off";
            case Stopped _ -> "stopped";
        };
    }

    /** Nothing more will happen. */
    default Stopped stop(Instant now, String reason) {
        return new Stopped(now, reason);
    }

    /**
     * Getting an identity if there is none, and a connection.
     *
     * @param failures attempts that failed since the link was last live
     */
    record Connecting(Instant since, int failures) implements LinkState {

        static Connecting first(Instant now) {
            return new Connecting(now, 0);
        }

        Greeting connected(Instant now) {
            return new Greeting(now, failures);
        }

        BackingOff failed(Instant now, Refusal refusal, Duration pause) {
            return new BackingOff(now, failures + 1, refusal, now.plus(pause));
        }
    }

    /** Hello is said, Welcome is awaited. */
    record Greeting(Instant since, int failures) implements LinkState {

        Syncing welcomed(Instant now, long session) {
            return new Syncing(now, failures, session);
        }

        BackingOff lost(Instant now, Refusal refusal, Duration pause) {
            return new BackingOff(now, failures + 1, refusal, now.plus(pause));
        }
    }

    /**
     * What the hub holds is compared with what is seen, and the difference sent.
     *
     * @param session as the hub numbers it
     */
    record Syncing(Instant since, int failures, long session) implements LinkState {

        Live complete(Instant now) {
            return new Live(now, session);
        }

        Connecting reconnect(Instant now) {
            return new Connecting(now, failures);
        }

        BackingOff lost(Instant now, Refusal refusal, Duration pause) {
            return new BackingOff(now, failures + 1, refusal, now.plus(pause));
        }
    }

    /** The hub has everything, and hears of changes as they happen. */
    record Live(Instant since, long session) implements LinkState {

        Connecting reconnect(Instant now) {
            return new Connecting(now, 0);
        }

        BackingOff lost(Instant now, Refusal refusal, Duration pause) {
            return new BackingOff(now, 1, refusal, now.plus(pause));
        }
    }

    /** Waiting before the next attempt. */
    record BackingOff(Instant since, int failures, Refusal refusal, Instant until) implements LinkState {

        Connecting retry(Instant now) {
            return new Connecting(now, failures);
        }
    }

    /** The end. */
    record Stopped(Instant since, String reason) implements LinkState {}
}
