package io.seaworthy.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.seaworthy.hub.access.Role;
import io.seaworthy.hub.api.reading.FindingReads;
import io.seaworthy.hub.store.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where many findings hold a text, counting stops. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CountingIT {

    private static final int MOST = FindingReads.MOST_COUNTED;

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private ApiUnderTest api;
    private Browser viewer;

    @BeforeAll
    void start() {
        api = new ApiUnderTest(DATABASE);
        var fleet = new Fleet(DATABASE);
        fleet.cluster("one", "{}", 75);
        fleet.findings("one", MOST + 1);
        fleet.run("update finding set owner = 'exactly@example.org' where ctid <> (select min(ctid) from finding)");
        viewer = api.as(Role.VIEWER);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @Test
    void aTextThatAsManyHoldAsAreCountedIsExact() {
        var counts = viewer.json("/findings/counts?text=exactly");

        assertThat(counts.path("exact").asBoolean()).isTrue();
        assertThat(counts.path("total").asInt()).isEqualTo(MOST);
    }

    @Test
    void aTextThatMoreHoldIsCountedNoFurther() {
        var counts = viewer.json("/findings/counts?text=tiller");

        assertThat(counts.path("exact").asBoolean(true)).isFalse();
        assertThat(counts.path("total").asInt()).isEqualTo(MOST);
        assertThat(sum(counts.path("bySeverity"))).isEqualTo(MOST);
        assertThat(sum(counts.path("byState"))).isEqualTo(MOST);
        assertThat(sum(counts.path("byFamily"))).isEqualTo(MOST);
    }

    @Test
    void aTextThatNoneHoldsIsExactlyNone() {
        var counts = viewer.json("/findings/counts?text=quinquereme");

        assertThat(counts.path("exact").asBoolean()).isTrue();
        assertThat(counts.path("total").asInt()).isZero();
    }

    @Test
    void withoutATextEveryFindingIsCounted() {
        assertThat(viewer.json("/findings/counts").path("exact").asBoolean()).isTrue();
        assertThat(viewer.json("/findings/counts").path("total").asInt()).isEqualTo(MOST + 1);
        assertThat(viewer.json("/findings/counts?name=tiller").path("total").asInt())
                .isEqualTo(MOST + 1);
        assertThat(viewer.json("/findings/counts?changedAfter=2020-01-01&severity=critical,high,medium,low")
                        .path("total")
                        .asInt())
                .isEqualTo(MOST + 1);
    }

    private static int sum(JsonNode counts) {
        int sum = 0;
        for (var count : counts) {
            sum += count.asInt();
        }
        return sum;
    }
}
