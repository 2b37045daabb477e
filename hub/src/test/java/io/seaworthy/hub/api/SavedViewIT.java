package io.seaworthy.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.hub.access.Grant;
import io.seaworthy.hub.access.GrantScope;
import io.seaworthy.hub.access.Role;
import io.seaworthy.hub.store.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SavedViewIT {

    private static final String VIEW =
            "{\"page\": \"%s\", \"name\": \"%s\", \"query\": \"state=OPEN&severity=critical\"}";

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private ApiUnderTest api;

    @BeforeAll
    void start() {
        api = new ApiUnderTest(DATABASE);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @Test
    void aViewIsSavedListedAndForgotten() {
        var somebody = api.as(Role.VIEWER);

        var saved = somebody.post("/me/views", VIEW.formatted("findings", "Mine today"));

        assertThat(saved.statusCode()).isEqualTo(201);
        var listed = somebody.json("/me/views").path("items");
        assertThat(listed.get(0)).isEqualTo(Answers.tree(saved.body()));
        var id = listed.get(0).path("id").asText();
        assertThat(somebody.delete("/me/views/" + id).statusCode()).isEqualTo(204);
        Answers.problem(somebody.delete("/me/views/" + id), 404);
        assertThat(somebody.json("/me/views").path("items")).isEmpty();
    }

    @Test
    void aNameIsTakenOnceForEachPage() {
        var somebody = api.as(Role.VIEWER);
        somebody.post("/me/views", VIEW.formatted("findings", "Mine"));

        Answers.problem(somebody.post("/me/views", VIEW.formatted("findings", "Mine")), 409);
        assertThat(somebody.post("/me/views", VIEW.formatted("releases", "Mine"))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void aHundredAreKeptAndNoMore() {
        var somebody = api.as(Role.VIEWER);
        for (int at = 0; at < 100; at++) {
            assertThat(somebody.post("/me/views", VIEW.formatted("findings", "View " + at))
                            .statusCode())
                    .isEqualTo(201);
        }

        Answers.problem(somebody.post("/me/views", VIEW.formatted("findings", "One more")), 409);
        assertThat(somebody.json("/me/views").path("items")).hasSize(100);
    }

    @Test
    void nobodySeesOrForgetsWhatSomebodyElseSaved() {
        var somebody = api.as(Role.VIEWER);
        var other = api.as(Role.ADMIN);
        var saved = somebody.post("/me/views", VIEW.formatted("findings", "Mine"));
        var id = Answers.tree(saved.body()).path("id").asText();

        assertThat(other.json("/me/views").path("items")).isEmpty();
        Answers.problem(other.delete("/me/views/" + id), 404);
        assertThat(somebody.json("/me/views").path("items")).hasSize(1);
    }

    @Test
    void aTokenSavesForItsOwner() {
        var person = api.person(new Grant(Role.VIEWER, new GrantScope.AllClusters()));
        var owner = api.caller(person);
        var first = browser(owner, "first");
        var second = browser(owner, "second");

        first.post("/me/views", VIEW.formatted("findings", "Ours"));

        assertThat(second.json("/me/views").path("items").findValuesAsText("name"))
                .containsExactly("Ours");
    }

    @Test
    void whatCannotBeSavedIsRefused() {
        var somebody = api.as(Role.VIEWER);

        Answers.problem(somebody.post("/me/views", VIEW.formatted("people", "Mine")), 400);
        Answers.problem(somebody.post("/me/views", VIEW.formatted("findings", " ")), 400);
        Answers.problem(
                somebody.post("/me/views", "{\"page\": \"findings\", \"name\": \"n\", \"query\": \"a b\"}"), 400);
        Answers.problem(somebody.delete("/me/views/none"), 400);
    }

    private Browser browser(io.seaworthy.hub.access.Caller owner, String name) {
        var grant = new Grant(Role.VIEWER, new GrantScope.AllClusters());
        var made = (io.seaworthy.hub.access.ApiTokens.Created.Made)
                api.tokens.create(owner, name, grant, Duration.ofDays(1), "");
        return new Browser(api.port(), made.text());
    }
}
