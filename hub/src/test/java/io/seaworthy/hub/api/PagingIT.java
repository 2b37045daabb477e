package io.seaworthy.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.seaworthy.hub.access.Role;
import io.seaworthy.hub.store.TestDatabase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagingIT {

    private static final int COUNT = 157;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSSSS").withZone(ZoneOffset.UTC);

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

    @ParameterizedTest
    @CsvSource({
        "severity, severity, false",
        "-severity, severity, true",
        "changed, changedAt, true",
        "-changed, changedAt, false",
        "opened, openedAt, true",
        "-opened, openedAt, false",
        "due, dueAt, false",
        "-due, dueAt, true"
    })
    void everyOrderIsThatOfItsValues(String sort, String field, boolean descending) {
        var values = viewer.json("/findings?limit=200&sort=" + sort)
                .path("items")
                .valueStream()
                .map(finding -> rank(finding.path(field)))
                .toList();

        assertThat(values).hasSize(COUNT);
        assertThat(values).isSortedAccordingTo(descending ? Comparator.reverseOrder() : Comparator.naturalOrder());
        assertThat(Set.copyOf(values)).hasSizeGreaterThan(3);
    }

    /** A text that sorts as the value does: the worst severity first, what is never due last. */
    private static String rank(JsonNode value) {
        if (value.isNull()) {
            return "never";
        }
        int severity = List.of("critical", "high", "medium", "low").indexOf(value.asText());
        return severity < 0 ? MOMENT.format(Instant.parse(value.asText())) : Integer.toString(severity);
    }

    @ParameterizedTest
    @CsvSource({"severity", "-severity", "changed", "-changed", "opened", "-opened", "due", "-due"})
    void everyOrderHoldsWhatTheFilterLeaves(String sort) {
        var due = ids("/findings?limit=200&dueBefore=2026-01-03&severity=critical,low&sort=" + sort);
        var severe = ids("/findings?limit=10&severity=critical,high&sort=" + sort);
        var never = ids("/findings?limit=200&dueBefore=2025-12-31&sort=" + sort);

        // Of 157 every third is never due, every fourth has a severity, the days repeat after five.
        assertThat(due).doesNotHaveDuplicates().hasSize((int) IntStream.rangeClosed(1, COUNT)
                .filter(n -> n % 3 != 0 && n % 5 < 2 && (n % 4 == 0 || n % 4 == 3))
                .count());
        assertThat(severe).doesNotHaveDuplicates().hasSize((int)
                IntStream.rangeClosed(1, COUNT).filter(n -> n % 4 < 2).count());
        assertThat(never).isEmpty();
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
