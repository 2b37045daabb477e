package io.seaworthy.hub.api;

import io.seaworthy.hub.access.Accounts;
import io.seaworthy.hub.access.Grant;
import io.seaworthy.hub.access.Person;
import io.seaworthy.hub.access.PersonId;
import io.seaworthy.hub.access.PersonStore;
import io.seaworthy.hub.api.reading.Page;
import io.seaworthy.hub.api.reading.Slice;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** People: listed, made, changed, and given new first passwords. */
final class PeopleOperations {

    private final PersonStore people;
    private final Accounts accounts;

    PeopleOperations(PersonStore people, Accounts accounts) {
        this.people = people;
        this.accounts = accounts;
    }

    private record NewPerson(String account, String displayName, List<Grant> grants) {}

    private record Change(
            @Nullable String displayName,
            @Nullable Boolean disabled,
            @Nullable List<Grant> grants) {

        Person applied(Person person) {
            return person.with(
                    displayName == null ? person.displayName() : displayName,
                    disabled == null ? person.disabled() : disabled,
                    grants == null ? person.grants() : grants);
        }
    }

    private record Created(Person person, String password) {}

    private record FirstPassword(String password) {}

    Map<String, Operation> all() {
        return Map.of(
                "listPeople", this::list,
                "createPerson", this::create,
                "getPerson", this::one,
                "changePerson", this::change,
                "resetPassword", this::reset);
    }

    private Answer list(Request request) {
        return Paging.answer(request, "account", this::page);
    }

    private Optional<Page<Person>> page(Slice slice) {
        if (slice.after().size() > 1) {
            return Optional.empty();
        }
        var found = people.after(slice.after().isEmpty() ? "" : slice.after().getFirst(), slice.limit() + 1);
        boolean more = found.size() > slice.limit();
        var shown = more ? found.subList(0, slice.limit()) : found;
        return Optional.of(
                new Page<>(shown, more ? List.of(shown.getLast().account().toLowerCase(Locale.ROOT)) : List.of()));
    }

    private Answer one(Request request) {
        return person(request).map(Answer::tagged).orElseGet(() -> unknown(request));
    }

    private Answer create(Request request) {
        var wish = request.body(NewPerson.class);
        var added =
                accounts.add(request.caller(), wish.account(), wish.displayName(), wish.grants(), request.address());
        return switch (added) {
            case Accounts.Added.Made(var person, var password) ->
                new Answer.Content(201, new Created(person, password), Etag.of(person), null);
            case Accounts.Added.Taken _ ->
                Answer.refused(new Refusal.Conflict("The account " + wish.account() + " is taken; choose another."));
        };
    }

    private Answer change(Request request) {
        var before = person(request);
        if (before.isEmpty()) {
            return unknown(request);
        }
        if (!Etag.allows(request.required("If-Match"), Etag.of(before.get()))) {
            return Answer.refused(new Refusal.Stale());
        }
        var next = request.body(Change.class).applied(before.get());
        return switch (accounts.change(request.caller(), before.get(), next, request.address())) {
            case DONE -> one(request);
            case GONE -> unknown(request);
            case STALE -> Answer.refused(new Refusal.Stale());
            case NO_ADMIN_LEFT ->
                Answer.refused(new Refusal.Conflict(
                        "Nobody could administer all clusters afterwards; make somebody else admin first."));
        };
    }

    private Answer reset(Request request) {
        var person = person(request);
        if (person.isEmpty()) {
            return unknown(request);
        }
        return accounts.reset(request.caller(), person.get(), request.address())
                .map(password -> Answer.ok(new FirstPassword(password)))
                .orElseGet(() -> Answer.refused(
                        new Refusal.Conflict("The identity provider keeps this person's password; change it there.")));
    }

    private Optional<Person> person(Request request) {
        return people.person(PersonId.of(request.required("personId")));
    }

    private static Answer unknown(Request request) {
        return Answer.notFound("Person " + request.required("personId"));
    }
}
