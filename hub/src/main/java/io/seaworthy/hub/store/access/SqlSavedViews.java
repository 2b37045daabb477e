package io.seaworthy.hub.store.access;

import io.seaworthy.hub.access.PersonId;
import io.seaworthy.hub.access.SavedViews;
import io.seaworthy.hub.store.Sql;
import io.seaworthy.hub.store.UnitOfWork;
import java.util.List;
import java.util.UUID;

/** Saved views in table {@code saved_view}. */
public final class SqlSavedViews implements SavedViews {

    private final UnitOfWork unitOfWork;

    public SqlSavedViews(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    private record Held(int all, int alike) {}

    @Override
    public List<SavedView> of(PersonId person) {
        return unitOfWork.call(transaction -> Sql.of("""
                        select view_id as "id", page as "page", name as "name", query as "query", created_at as "createdAt"
                        from saved_view where person_id = cast(:person as uuid) order by page, name collate "C\"""").with("person", person).rows(transaction, SavedView.class));
    }

    @Override
    public Saving save(PersonId person, SavedView view) {
        return unitOfWork.call(transaction -> {
            // One person's views are saved one after the other, so that a hundred stay a hundred.
            Sql.of(
                            "select cast(person_id as text) as id from person where person_id = cast(:person as uuid) for update")
                    .with("person", person)
                    .lock(transaction);
            var held = Sql.of("""
                            select count(*) as "all", count(*) filter (where page = :page and name = :name) as "alike"
                            from saved_view where person_id = cast(:person as uuid)""")
                    .with("person", person)
                    .with("page", view.page())
                    .with("name", view.name())
                    .rows(transaction, Held.class)
                    .getFirst();
            if (held.alike() > 0) {
                return Saving.NAME_TAKEN;
            }
            if (held.all() >= MOST) {
                return Saving.TOO_MANY;
            }
            Sql.of("""
                    insert into saved_view (person_id, view_id, page, name, query, created_at)
                    values (cast(:person as uuid), cast(:id as uuid), :page, :name, :query, cast(:created as timestamptz))""")
                    .with("person", person)
                    .with("id", view.id())
                    .with("page", view.page())
                    .with("name", view.name())
                    .with("query", view.query())
                    .with("created", view.createdAt())
                    .run(transaction);
            return Saving.DONE;
        });
    }

    @Override
    public boolean forget(PersonId person, UUID view) {
        return unitOfWork.call(transaction ->
                Sql.of("""
                        delete from saved_view where person_id = cast(:person as uuid) and view_id = cast(:id as uuid)""").with("person", person).with("id", view).run(transaction) == 1);
    }
}
