package io.seaworthy.hub.inventory;

import io.seaworthy.agent.v1.Batch;
import io.seaworthy.agent.v1.Change;
import io.seaworthy.hub.StorableText;
import io.seaworthy.hub.control.FactType;
import io.seaworthy.hub.control.Wording;
import io.seaworthy.posture.v1.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a batch makes different from what is held. What it only repeats is not in it.
 *
 * @param put facts that are new, changed, or no longer (or again) readable; with the marks they had
 * @param removed facts that are gone
 */
record FactDiff(List<StoredFact> put, List<StoredFact> removed) {

    private static final int LONGEST_KIND = 100;
    private static final int LONGEST_REASON = 2_000;
    private static final int SHOWN = 5;

    /** @param held the facts of the batch's keys that are held, by key */
    static FactDiff of(Batch batch, Map<String, StoredFact> held, Instant now) {
        var put = new ArrayList<StoredFact>();
        var removed = new ArrayList<StoredFact>();
        for (var change : batch.getChangesList()) {
            var before = Optional.ofNullable(held.get(change.getKey()));
            switch (change.getWhatCase()) {
                case OBSERVED -> observed(change, before, now).ifPresent(put::add);
                case ABSENT -> before.ifPresent(removed::add);
                // Of what was never seen there is nothing to keep; the cluster's own fact says that something is
                // missing.
                case UNREADABLE ->
                    before.flatMap(fact -> hidden(change, fact, now)).ifPresent(put::add);
                case WHAT_NOT_SET -> throw new IllegalArgumentException("the batch was not checked");
            }
        }
        return new FactDiff(List.copyOf(put), List.copyOf(removed));
    }

    boolean isEmpty() {
        return put.isEmpty() && removed.isEmpty();
    }

    /** The cluster's own fact, if it is new or says anything else than before, apart from the time. */
    Optional<StoredFact> clusterFact(Map<String, StoredFact> held) {
        return put.stream()
                .filter(fact -> fact.key().equals(StoredFact.CLUSTER))
                .filter(fact -> Optional.ofNullable(held.get(fact.key()))
                        .filter(before -> timeless(before.body()).equals(timeless(fact.body())))
                        .isEmpty())
                .findFirst();
    }

    private static Optional<StoredFact> observed(Change change, Optional<StoredFact> before, Instant now) {
        if (before.filter(fact -> fact.unreadable().isEmpty() && fact.hash().equals(change.getHash()))
                .isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new StoredFact(
                change.getKey(),
                kind(change.getObserved()),
                change.getHash(),
                change.getObserved(),
                Optional.empty(),
                before.map(StoredFact::marks).orElse(Map.of()),
                now));
    }

    private static Optional<StoredFact> hidden(Change change, StoredFact before, Instant now) {
        var gaps = change.getUnreadable().getGapsList().stream()
                .map(Wording::gap)
                .distinct()
                .toList();
        var reason =
                StorableText.of("It can no longer be read: " + Wording.enumerate(gaps, SHOWN) + ".", LONGEST_REASON);
        return before.unreadable().filter(reason::equals).isPresent()
                ? Optional.empty()
                : Optional.of(before.hidden(reason, now));
    }

    private static String kind(Fact fact) {
        return FactType.of(fact)
                .map(FactType::message)
                .orElseGet(() -> StorableText.of(fact.getKey().split("/", 2)[0], LONGEST_KIND));
    }

    private static Fact timeless(Fact fact) {
        return fact.toBuilder()
                .setCluster(fact.getCluster().toBuilder().clearObservedAt())
                .build();
    }
}
