package io.seaworthy.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.hub.access.Role;
import io.seaworthy.hub.store.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagingIT {

    private static final int COUNT = 157;

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private ApiUnderTest api;
    private Fleet fleet;
    private Browser viewer;

    @BeforeAll
    void start() {
        api = new ApiUnderTest(DATABASE);
        fleet = new Fleet(DATABASE);
        fleet.cluster("many", "{}", 50);
        fleet.findings("many", COUNT);
        viewer = api.as(Role.VIEWER);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"severity", "-severity", "changed", "-changed", "opened", "-opened", "due", "-due"})
    void allPagesTogetherAreTheWholeListInItsOrder(String sort) {
        var whole = ids("/findings?limit=200&sort=" + sort);

        var walked = ids("/findings?limit=10&sort=" + sort);

        assertThat(whole).hasSize(COUNT);
        assertThat(walked).isEqualTo(whole);
    }

    @Test
    void rowsThatStayAreListedOnceWhileOthersComeAndGo() {
        var staying = ids("/findings?limit=200&namespace=ns1");
        var walked = new ArrayList<String>();
        var next = "/findings?limit=3&namespace=ns1";
        for (int page = 0; !next.isEmpty(); page++) {
            var answer = viewer.json(next);
            walked.addAll(answer.path("items").findValuesAsText("id"));
            var cursor = answer.path("next");
            next = cursor.isNull() ? "" : "/findings?limit=3&namespace=ns1&cursor=" + cursor.asText();
            fleet.run("update finding set changed_at = now(), state = 'ACKNOWLEDGED' where namespace = 'ns2'");
            fleet.run("insert into finding select cluster_id, gen_random_uuid(), control_id, fact_key || '/" + page
                    + "', fact_kind, subject_kind, 'ns1', name, severity, family, title, state, state_before, evidence, fix,"
                    + " missing, 'new', due_at, opened_at, changed_at from finding where namespace = 'ns3' limit 2");
        }

        assertThat(walked).doesNotHaveDuplicates().containsAll(staying);
        fleet.run("delete from finding where owner = 'new'");
    }

    @Test
    void aCursorOfAnotherQuestionIsRefused() {
        var cursor = viewer.json("/findings?limit=5").path("next").asText();

        Answers.problem(viewer.get("/findings?limit=5&sort=due&cursor=" + cursor), 400);
        Answers.problem(viewer.get("/findings?limit=5&state=OPEN&cursor=" + cursor), 400);
        Answers.problem(viewer.get("/clusters?cursor=" + cursor), 400);
        assertThat(viewer.get("/findings?limit=7&cursor=" + cursor).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAAA", "eyJhIjoxfQ", "W10", "bnVsbA", "-_-_", "WyIiLCIiXQ"})
    void aMadeUpCursorIsRefused(String cursor) {
        Answers.problem(viewer.get("/findings?cursor=" + cursor), 400);
        Answers.problem(viewer.get("/clusters?cursor=" + cursor), 400);
        Answers.problem(viewer.get("/facts?cursor=" + cursor), 400);
    }

    private List<String> ids(String path) {
        var ids = new ArrayList<String>();
        var next = path;
        while (!next.isEmpty()) {
            var answer = viewer.json(next);
            ids.addAll(answer.path("items").findValuesAsText("id"));
            var cursor = answer.path("next");
            next = cursor.isNull() ? "" : path + "&cursor=" + cursor.asText();
        }
        return ids;
    }
}
