package io.seaworthy.hub.finding;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Where people act on findings; every deed is logged under their name. */
public final class FindingDesk {

    private final FindingStore store;
    private final ChangeFeed feed;
    private final InstantSource clock;

    public FindingDesk(FindingStore store, ChangeFeed feed, InstantSource clock) {
        this.store = store;
        this.feed = feed;
        this.clock = clock;
    }

    /** What became of a deed. */
    public sealed interface Answer {

        /**
         * It is done, or was so before.
         *
         * @param finding as it is now
         */
        record Done(Finding finding) implements Answer {}

        /** There is no such finding. */
        record NotFound() implements Answer {}

        /** @param reason why its state does not allow that now */
        record NotNow(String reason) implements Answer {}

        /** @param reason what is wrong with the deed itself */
        record Invalid(String reason) implements Answer {}
    }

    /**
     * Does it, once: the same deed again changes nothing, except that every comment is kept.
     *
     * @param actor the person's name, as the log shall show it
     */
    public Answer act(FindingId id, Deed deed, String actor) {
        var answer = new AtomicReference<Answer>(new Answer.NotFound());
        var changed = new AtomicReference<Optional<Finding>>(Optional.empty());
        store.change(id, finding -> switch (DeedRules.of(finding, deed, actor, clock.instant())) {
            case DeedRules.Ruling.Allowed(var transition) -> {
                answer.set(new Answer.Done(transition.finding()));
                changed.set(Optional.of(transition.finding()));
                yield Optional.of(transition);
            }
            case DeedRules.Ruling.Nothing _ -> {
                answer.set(new Answer.Done(finding));
                yield Optional.empty();
            }
            case DeedRules.Ruling.NotNow(var reason) -> {
                answer.set(new Answer.NotNow(reason));
                yield Optional.empty();
            }
            case DeedRules.Ruling.Invalid(var reason) -> {
                answer.set(new Answer.Invalid(reason));
                yield Optional.empty();
            }
        });
        changed.get()
                .ifPresent(finding -> feed.changed(
                        new ChangeFeed.Change(finding.cluster(), Set.of(finding.id()), false, false, false)));
        return answer.get();
    }
}
