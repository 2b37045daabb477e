package io.seaworthy.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.hub.access.Role;
import io.seaworthy.hub.store.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Findings and releases by text. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private ApiUnderTest api;
    private Browser viewer;

    @BeforeAll
    void start() {
        api = new ApiUnderTest(DATABASE);
        var fleet = new Fleet(DATABASE);
        fleet.cluster("one", "{}", 75);
        fleet.cluster("two", "{}", 75);
        for (var name : List.of("quartz-db", "Quartz", "tranquil", "q_100%", "a-b")) {
            fleet.release("one", name);
            fleet.releaseFinding("one", "shop", name, "OPEN");
        }
        fleet.release("two", "other");
        fleet.releaseFinding("two", "shop", "other", "OPEN");
        viewer = api.as(Role.VIEWER);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @Test
    void threeCharactersAreFoundAnywhereInUpperOrLowerCase() {
        found("quartz", "Quartz", "quartz-db");
        found("UARTZ", "Quartz", "quartz-db");
        found("anq", "tranquil");
        found("z-d", "quartz-db");
        found("00%25", "q_100%");
        found("qqq");
    }

    @Test
    void oneOrTwoAreFoundWhereWordsBegin() {
        found("qu", "Quartz", "quartz-db");
        found("Q", "Quartz", "q_100%", "quartz-db");
        found("db", "quartz-db");
        found("b", "a-b");
        found("10", "q_100%");
        found("ui");
        found("il");
        found("q_", "q_100%");
    }

    @Test
    void aClustersNameIsFoundAnywhere() {
        found("two", "other");
        found("wo", "other");
    }

    private void found(String text, String... names) {
        for (var list : List.of("findings", "releases")) {
            var seen = viewer.json("/" + list + "?text=" + text)
                    .path("items")
                    .valueStream()
                    .map(item -> item.findPath("name").asText())
                    .toList();
            assertThat(seen).as("%s with %s", list, text).containsExactlyInAnyOrder(names);
        }
        assertThat(viewer.json("/findings/counts?text=" + text).path("total").asInt())
                .as("counts of %s", text)
                .isEqualTo(names.length);
    }
}
