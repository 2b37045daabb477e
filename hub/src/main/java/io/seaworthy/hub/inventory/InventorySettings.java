package io.seaworthy.hub.inventory;

import io.seaworthy.hub.finding.Owners;
import io.seaworthy.hub.finding.Terms;
import java.time.Duration;

/**
 * How the inventory is kept.
 *
 * @param batchLimit largest batch that is taken, in bytes of the message; also of a single fact
 * @param silentAfter a cluster not heard of for this long is silent
 * @param judgeAgainAfter the longest that a verdict may be old: time passes for certificates and releases
 * @param terms how long failures may stay
 * @param owners labels that name an owner
 */
public record InventorySettings(
        int batchLimit, Duration silentAfter, Duration judgeAgainAfter, Terms terms, Owners owners) {

    /** 4 MiB, 3 minutes, 1 hour. */
    public static final InventorySettings DEFAULT =
            new InventorySettings(4 << 20, Duration.ofMinutes(3), Duration.ofHours(1), Terms.DEFAULT, Owners.DEFAULT);

    /** @throws IllegalArgumentException if a value makes no sense; the message names it */
    public InventorySettings {
        if (batchLimit < 1 << 16) {
            throw new IllegalArgumentException(
                    "the largest batch must be at least 65536 bytes, not " + batchLimit + ": facts must fit in");
        }
        if (silentAfter.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException("a cluster cannot be silent after " + silentAfter
                    + ": agents speak every 30 s, so give them at least 1 minute");
        }
        if (judgeAgainAfter.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException(
                    "facts cannot be judged again every " + judgeAgainAfter + ": at least 1 minute");
        }
    }
}
