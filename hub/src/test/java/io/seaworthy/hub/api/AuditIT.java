package io.seaworthy.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.hub.access.AuditLog;
import io.seaworthy.hub.access.Role;
import io.seaworthy.hub.store.Sql;
import io.seaworthy.hub.store.TestDatabase;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A change and its audit entry are one: neither is ever there without the other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private ApiUnderTest api;
    private Fleet fleet;
    private Browser admin;

    /** A change of each kind, made on a thing of its own. */
    @SuppressWarnings("ImmutableEnumChecker") // the lambdas hold nothing
    enum Change {
        FINDING("finding", (browser, things) -> {
            var id = things.fleet.finding("one", things.fleet.tiller("one", things.name), 0);
            return new Request("PATCH", "/findings/" + id, "{\"state\": \"ACKNOWLEDGED\"}");
        }),
        COMMENT("finding_event", (browser, things) -> {
            var id = things.fleet.finding("one", things.fleet.tiller("one", things.name), 0);
            return new Request("POST", "/findings/" + id + "/comments", "{\"text\": \"seen\"}");
        }),
        CLUSTER("cluster", (browser, things) -> {
            things.fleet.cluster(things.name, "{}", 50);
            return new Request("PATCH", "/clusters/" + things.name, "{\"name\": \"other\"}");
        }),
        AGENT("agent_identity", (browser, things) -> {
            things.fleet.cluster(things.name, "{}", 50);
            things.fleet.identity(things.name);
            return new Request("POST", "/agents/" + things.name + "/revoke", "{\"reason\": \"gone\"}");
        }),
        NEW_JOIN_TOKEN("join_token", (browser, things) -> new Request("POST", "/join-tokens", "{}")),
        JOIN_TOKEN("join_token", (browser, things) -> {
            var made = Answers.tree(browser.post("/join-tokens", "{}").body());
            var id = made.path("joinToken").path("id").asText();
            return new Request("DELETE", "/join-tokens/" + id, null);
        }),
        NEW_PERSON("person", (browser, things) -> new Request("POST", "/people", things.person())),
        PERSON("person", (browser, things) -> {
            var made = Answers.tree(browser.post("/people", things.person()).body());
            var id = made.path("person").path("id").asText();
            return new Request("PATCH", "/people/" + id, "{\"displayName\": \"Other\"}");
        }),
        PASSWORD("person", (browser, things) -> {
            var made = Answers.tree(browser.post("/people", things.person()).body());
            var id = made.path("person").path("id").asText();
            return new Request("POST", "/people/" + id + "/password", null);
        }),
        NEW_API_TOKEN("api_token", (browser, things) -> new Request("POST", "/api-tokens", things.apiToken())),
        API_TOKEN("api_token", (browser, things) -> {
            var made =
                    Answers.tree(browser.post("/api-tokens", things.apiToken()).body());
            var id = made.path("apiToken").path("id").asText();
            return new Request("DELETE", "/api-tokens/" + id, null);
        });

        private final String table;
        private final BiFunction<Browser, Things, Request> prepared;

        Change(String table, BiFunction<Browser, Things, Request> prepared) {
            this.table = table;
            this.prepared = prepared;
        }
    }

    record Request(String method, String path, @Nullable String body) {}

    record Things(Fleet fleet, String name) {

        String person() {
            return """
                    {"account": "%s", "displayName": "P", "grants": [{"role": "viewer", "scope": {"kind": "ALL"}}]}""".formatted(name);
        }

        String apiToken() {
            return """
                    {"name": "%s", "grant": {"role": "viewer", "scope": {"kind": "ALL"}}}""".formatted(name);
        }
    }

    @BeforeAll
    void start() {
        api = new ApiUnderTest(DATABASE);
        fleet = new Fleet(DATABASE);
        fleet.cluster("one", "{}", 50);
        admin = api.as(Role.ADMIN);
        admin.get("/me");
        fleet.run("""
                create function refuse() returns trigger language plpgsql as $$
                begin raise exception 'the test refuses this'; end $$""");
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @ParameterizedTest
    @EnumSource
    void aChangeIsThereWithItsEntry(Change change) {
        var request = request(change);
        var rows = rows(change);
        long last = last();

        var answer = send(request);

        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
        assertThat(rows(change)).isNotEqualTo(rows);
        assertThat(last()).isEqualTo(last + 1);
    }

    @ParameterizedTest
    @EnumSource
    void aChangeThatIsRolledBackLeavesNoEntry(Change change) {
        var request = request(change);
        var rows = rows(change);
        long last = last();
        fleet.run("create constraint trigger refused after insert or update on " + change.table
                + " deferrable initially deferred for each row execute function refuse()");

        HttpResponse<String> answer;
        try {
            answer = send(request);
        } finally {
            fleet.run("drop trigger refused on " + change.table);
        }

        assertThat(answer.statusCode()).as(answer.body()).isGreaterThanOrEqualTo(500);
        assertThat(rows(change)).isEqualTo(rows);
        assertThat(last()).isEqualTo(last);
    }

    @ParameterizedTest
    @EnumSource
    void aChangeWhoseEntryCannotBeKeptIsNotMade(Change change) {
        var request = request(change);
        var rows = rows(change);
        long last = last();
        fleet.run("create trigger refused before insert on audit_event for each row execute function refuse()");

        HttpResponse<String> answer;
        try {
            answer = send(request);
        } finally {
            fleet.run("drop trigger refused on audit_event");
        }

        assertThat(answer.statusCode()).as(answer.body()).isGreaterThanOrEqualTo(500);
        assertThat(rows(change)).isEqualTo(rows);
        assertThat(last()).isEqualTo(last);
    }

    private HttpResponse<String> send(Request request) {
        return admin.raw(request.method(), "/api/v1" + request.path(), request.body(), "If-Match", "*");
    }

    private Request request(Change change) {
        var name = "t" + UUID.randomUUID().toString().substring(0, 8);
        return change.prepared.apply(admin, new Things(fleet, name));
    }

    /** All of the table; when a token was last used is none of its changes. */
    private static List<String> rows(Change change) {
        return DATABASE.unitOfWork()
                .call(transaction -> Sql.of("select (to_jsonb(r) - 'last_used_at')::text as row from " + change.table
                                + " r order by 1")
                        .texts(transaction));
    }

    private long last() {
        return api.audit.before(Long.MAX_VALUE, 1).stream()
                .mapToLong(AuditLog.Event::sequence)
                .findFirst()
                .orElse(0);
    }
}
