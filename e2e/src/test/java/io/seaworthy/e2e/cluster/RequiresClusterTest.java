package io.seaworthy.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RequiresClusterTest {

    private static final ClusterBinaries NO_GO = new ClusterBinaries.Absent("Go is not installed");

    @Test
    void testsAreSkippedWithTheReasonWhereGoIsMissing() {
        var decision = RequiresClusterCondition.decide(NO_GO, false);

        assertThat(decision.isDisabled()).isTrue();
        assertThat(decision.getReason()).contains("Go is not installed");
    }

    @Test
    void testsFailWhereClustersAreRequiredAndGoIsMissing() {
        assertThatThrownBy(() -> RequiresClusterCondition.decide(NO_GO, true))
                .hasMessageContaining("must run here")
                .hasMessageContaining("Go is not installed");
    }
}
