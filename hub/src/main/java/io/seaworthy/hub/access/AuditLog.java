package io.seaworthy.hub.access;

import io.seaworthy.hub.AuditEntry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every change people made, hash-chained. Calls block; all throw StoreUnavailable where the database is away. */
public interface AuditLog {

    /**
     * An entry in its place.
     *
     * @param sequence 1, 2, 3 …
     * @param hash over the entry and the hash before it
     */
    record Event(
            long sequence,
            Instant at,
            String actor,
            String action,
            String subject,
            String detail,
            String address,
            String hash) {

        AuditEntry entry() {
            return new AuditEntry(at, actor, action, subject, detail, address);
        }
    }

    /**
     * What reading the whole chain shows.
     *
     * @param checked events that were read
     * @param firstBroken the first event that does not fit; null = the chain is whole
     */
    record Verification(long checked, @Nullable Long firstBroken) {}

    /** Latest first, below this sequence number. */
    List<Event> before(long sequence, int limit);

    /** Oldest first, above this sequence number. */
    List<Event> after(long sequence, int limit);

    /** Reads the whole chain. */
    default Verification verify() {
        long checked = 0;
        var hash = AuditEntry.START;
        for (var page = after(0, 1000); !page.isEmpty(); page = after(checked, 1000)) {
            for (var event : page) {
                if (event.sequence() != checked + 1
                        || !event.hash().equals(event.entry().hash(event.sequence(), hash))) {
                    return new Verification(checked, checked + 1);
                }
                checked++;
                hash = event.hash();
            }
        }
        return new Verification(checked, null);
    }
}
