package io.seaworthy.hub.finding;

import io.seaworthy.hub.AuditEntry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** Where people act on findings; every deed is logged under their name, in the finding's own log and in the audit log. */
public final class FindingDesk {

    private final FindingStore store;
    private final ChangeFeed feed;
    private final InstantSource clock;

    public FindingDesk(FindingStore store, ChangeFeed feed, InstantSource clock) {
        this.store = store;
        this.feed = feed;
        this.clock = clock;
    }

    /**
     * Who wants something done.
     *
     * @param actor the person's name, as the logs shall show it
     * @param operation as the audit log names it: {@code changeFinding}
     * @param address where the wish came from
     */
    public record Order(String actor, String operation, String address) {}

    /** What became of deeds. */
    public sealed interface Answer {

        /**
         * They are done, or were so before.
         *
         * @param finding as it is now
         */
        record Done(Finding finding) implements Answer {}

        /** There is no such finding. */
        record NotFound() implements Answer {}

        /** It is not as it was expected to be. */
        record Stale() implements Answer {}

        /** @param reason why its state does not allow that now */
        record NotNow(String reason) implements Answer {}

        /** @param reason what is wrong with the deed itself */
        record Invalid(String reason) implements Answer {}
    }

    private record Decision(Answer answer, FindingStore.Change change) {

        static Decision nothing(Answer answer) {
            return new Decision(answer, new FindingStore.Change(List.of(), List.of()));
        }
    }

    /**
     * Does them once, all or nothing: the same deed again changes nothing, except that every comment is kept.
     *
     * @param expected what must hold of the finding, asked while nobody else can change it; must not block
     */
    public Answer act(FindingId id, List<Deed> deeds, Order order, Predicate<Finding> expected) {
        var decided = new AtomicReference<>(Decision.nothing(new Answer.NotFound()));
        store.change(id, finding -> {
            var decision = expected.test(finding)
                    ? decision(finding, deeds, order, clock.instant())
                    : Decision.nothing(new Answer.Stale());
            decided.set(decision);
            return decision.change();
        });
        var decision = decided.get();
        if (decision.answer() instanceof Answer.Done(var finding)
                && !decision.change().transitions().isEmpty()) {
            feed.changed(new ChangeFeed.Change(finding.cluster(), Set.of(id), false, false, false));
        }
        return decision.answer();
    }

    private static Decision decision(Finding before, List<Deed> deeds, Order order, Instant now) {
        var transitions = new ArrayList<Transition>();
        var entries = new ArrayList<AuditEntry>();
        var finding = before;
        for (var deed : deeds) {
            switch (DeedRules.of(finding, deed, order.actor(), now)) {
                case DeedRules.Ruling.Allowed(var transition) -> {
                    finding = transition.finding();
                    transitions.add(transition);
                    entries.add(entry(finding, deed, order, now));
                }
                case DeedRules.Ruling.Nothing _ -> {}
                case DeedRules.Ruling.NotNow(var reason) -> {
                    return Decision.nothing(new Answer.NotNow(reason));
                }
                case DeedRules.Ruling.Invalid(var reason) -> {
                    return Decision.nothing(new Answer.Invalid(reason));
                }
            }
        }
        return new Decision(new Answer.Done(finding), new FindingStore.Change(transitions, entries));
    }

    private static AuditEntry entry(Finding finding, Deed deed, Order order, Instant now) {
        return new AuditEntry(
                now, order.actor(), order.operation(), finding.id().toString(), words(deed), order.address());
    }

    private static String words(Deed deed) {
        return switch (deed) {
            case Deed.Acknowledge _ -> "acknowledged";
            case Deed.Start _ -> "in progress";
            case Deed.Assign(var owner) -> owner.isBlank() ? "nobody's" : "assigned to " + owner.strip();
            case Deed.Comment _ -> "commented";
        };
    }
}
