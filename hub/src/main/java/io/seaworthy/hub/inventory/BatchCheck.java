package io.seaworthy.hub.inventory;

import io.seaworthy.agent.v1.Batch;
import io.seaworthy.agent.v1.Change;
import io.seaworthy.hub.StorableText;
import io.seaworthy.hub.enrol.ClusterId;
import io.seaworthy.posture.v1.Fact;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;

/** Tells whether a batch keeps to the contract of {@code posture_link.proto}. Says which item does not, never a value. */
final class BatchCheck {

    private static final int LONGEST_KEY = 512;
    private static final int HASH = 32;
    private static final int HEAD = 80;

    private BatchCheck() {}

    /** What is wrong, in words; empty if nothing is. */
    static Optional<String> problem(ClusterId cluster, Batch batch, int limit) {
        if (batch.getSerializedSize() > limit) {
            return Optional.of("batch " + batch.getSequence() + " has " + batch.getSerializedSize()
                    + " bytes, and the largest that is taken has " + limit + first(batch));
        }
        var keys = new HashSet<String>();
        for (var change : batch.getChangesList()) {
            var problem = keys.add(change.getKey())
                    ? problem(cluster, change)
                    : Optional.of("stands twice in batch " + batch.getSequence());
            if (problem.isPresent()) {
                return Optional.of("fact \"" + head(change.getKey()) + "\" " + problem.get());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> problem(ClusterId cluster, Change change) {
        if (change.getKey().isEmpty()) {
            return Optional.of("has no key");
        }
        if (change.getKey().getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY) {
            return Optional.of("has a key of more than " + LONGEST_KEY + " bytes");
        }
        if (change.getKey().indexOf('\0') >= 0) {
            return Optional.of("has a key with U+0000");
        }
        return switch (change.getWhatCase()) {
            case OBSERVED -> observed(cluster, change);
            case ABSENT ->
                change.getKey().equals(StoredFact.CLUSTER)
                        ? Optional.of("cannot be absent while its cluster speaks")
                        : Optional.empty();
            case UNREADABLE ->
                change.getUnreadable().getGapsCount() == 0
                        ? Optional.of("is unreadable without saying why")
                        : Optional.empty();
            case WHAT_NOT_SET -> Optional.of("is neither observed, absent nor unreadable");
        };
    }

    private static Optional<String> observed(ClusterId cluster, Change change) {
        var fact = change.getObserved();
        if (!fact.getKey().equals(change.getKey())) {
            return Optional.of("has another key inside than outside");
        }
        if (change.getHash().size() != HASH) {
            return Optional.of("has a hash of " + change.getHash().size() + " bytes, not " + HASH);
        }
        if (fact.getBodyCase() == Fact.BodyCase.BODY_NOT_SET
                && fact.getUnknownFields().asMap().isEmpty()) {
            return Optional.of("has no body");
        }
        if (fact.hasCluster() != fact.getKey().equals(StoredFact.CLUSTER)) {
            return Optional.of("is a ClusterFact or is called so, but not both");
        }
        return fact.hasCluster()
                        && !fact.getCluster().getId().isEmpty()
                        && !fact.getCluster().getId().equals(cluster.value())
                ? Optional.of("is about another cluster than the agent's certificate")
                : Optional.empty();
    }

    private static String first(Batch batch) {
        return batch.getChangesCount() == 0
                ? ""
                : "; its first fact is \"" + head(batch.getChanges(0).getKey()) + "\"";
    }

    private static String head(String key) {
        var line = key.codePoints()
                .limit(HEAD)
                .map(each -> Character.isISOControl(each) ? '?' : each)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return StorableText.of(line.toString(), HEAD);
    }
}
