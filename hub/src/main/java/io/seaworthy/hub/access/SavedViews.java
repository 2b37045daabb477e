package io.seaworthy.hub.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Filters that people have saved for themselves. Calls block; all throw StoreUnavailable where the database is away. */
public interface SavedViews {

    /** What one person may have. */
    int MOST = 100;

    /**
     * A page with its filters.
     *
     * @param page findings or releases
     * @param name its own among the person's views of the page
     * @param query the page's address after the question mark
     */
    record SavedView(UUID id, String page, String name, String query, Instant createdAt) {}

    /** What became of saving one. */
    enum Saving {
        DONE,
        /** This person has a view of that page with that name. */
        NAME_TAKEN,
        /** They have {@link #MOST} already. */
        TOO_MANY
    }

    /** By page and name. */
    List<SavedView> of(PersonId person);

    Saving save(PersonId person, SavedView view);

    /** @return false if this person has no such view */
    boolean forget(PersonId person, UUID view);
}
