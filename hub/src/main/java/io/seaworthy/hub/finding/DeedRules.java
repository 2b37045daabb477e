package io.seaworthy.hub.finding;

import java.time.Instant;
import java.util.Optional;

/** What people may do with a finding, and what becomes of it. Pure. People never close one. */
final class DeedRules {

    private static final int LONGEST_OWNER = 200;
    private static final int LONGEST_COMMENT = 4_000;

    private DeedRules() {}

    /** What comes of a deed. */
    sealed interface Ruling {
        record Allowed(Transition transition) implements Ruling {}

        /** It is like that already. */
        record Nothing() implements Ruling {}

        record NotNow(String reason) implements Ruling {}

        record Invalid(String reason) implements Ruling {}
    }

    static Ruling of(Finding finding, Deed deed, String actor, Instant at) {
        return switch (deed) {
            case Deed.Acknowledge _ ->
                switch (finding.state()) {
                    case OPEN, REOPENED -> to(finding, FindingState.ACKNOWLEDGED, EventKind.ACKNOWLEDGED, actor, at);
                    case ACKNOWLEDGED -> new Ruling.Nothing();
                    case IN_PROGRESS, WAIVED, UNKNOWN, FIXED, WITHDRAWN -> notNow(finding, "acknowledged");
                };
            case Deed.Start _ ->
                switch (finding.state()) {
                    case OPEN, REOPENED, ACKNOWLEDGED ->
                        to(finding, FindingState.IN_PROGRESS, EventKind.STARTED, actor, at);
                    case IN_PROGRESS -> new Ruling.Nothing();
                    case WAIVED, UNKNOWN, FIXED, WITHDRAWN -> notNow(finding, "started");
                };
            case Deed.Assign(var owner) -> assigned(finding, owner.strip(), actor, at);
            case Deed.Comment(var text) -> commented(finding, text.strip(), actor, at);
        };
    }

    private static Ruling assigned(Finding finding, String owner, String actor, Instant at) {
        if (owner.length() > LONGEST_OWNER || owner.chars().anyMatch(Character::isISOControl)) {
            return new Ruling.Invalid("an owner is one line of at most " + LONGEST_OWNER + " characters");
        }
        if (finding.state().closed()) {
            return notNow(finding, "assigned");
        }
        return owner.equals(finding.owner())
                ? new Ruling.Nothing()
                : allowed(finding.ownedBy(owner, at), EventKind.ASSIGNED, actor, at, owner);
    }

    private static Ruling commented(Finding finding, String text, String actor, Instant at) {
        return text.isEmpty() || text.length() > LONGEST_COMMENT || text.indexOf('\0') >= 0
                ? new Ruling.Invalid("a comment has 1 to " + LONGEST_COMMENT + " characters")
                : allowed(finding.ownedBy(finding.owner(), at), EventKind.COMMENTED, actor, at, text);
    }

    private static Ruling to(Finding finding, FindingState next, EventKind kind, String actor, Instant at) {
        return allowed(finding.in(next, at), kind, actor, at, "");
    }

    private static Ruling allowed(Finding next, EventKind kind, String actor, Instant at, String text) {
        var event = new FindingEvent(next.id(), at, kind, next.state(), actor, Optional.empty(), text);
        return new Ruling.Allowed(new Transition(next, Optional.of(event)));
    }

    private static Ruling notNow(Finding finding, String done) {
        return new Ruling.NotNow("a finding that is " + finding.state() + " cannot be " + done);
    }
}
