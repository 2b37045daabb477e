package io.seaworthy.agent.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.agent.workload.ScanMemory.Said;
import io.seaworthy.posture.v1.ItemError;
import io.seaworthy.posture.v1.VulnerabilityFact;
import org.junit.jupiter.api.Test;

class ScanMemoryTest {

    private static final Said REPORT =
            new Said.Report(VulnerabilityFact.newBuilder().setImage("nginx").build());
    private static final Said UNUSABLE =
            new Said.Unusable(ItemError.newBuilder().setItem("x").build());

    private final ScanMemory memory = ScanMemory.lasting();

    @Test
    void reportThatDidNotChangeIsRecalled() {
        memory.keep("shop/web", "u@1", REPORT);
        memory.keep("shop/odd", "u@2", UNUSABLE);
        memory.settle();

        assertThat(memory.recall("shop/web", "u@1")).contains(REPORT);
        assertThat(memory.recall("shop/odd", "u@2")).contains(UNUSABLE);
    }

    @Test
    void reportThatChangedIsReadAgain() {
        memory.keep("shop/web", "u@1", REPORT);
        memory.settle();

        assertThat(memory.recall("shop/web", "u@2")).isEmpty();
    }

    @Test
    void reportThatWasNotSeenOnceIsForgotten() {
        memory.keep("shop/web", "u@1", REPORT);
        memory.settle();

        memory.settle();

        assertThat(memory.recall("shop/web", "u@1")).isEmpty();
    }

    @Test
    void reportThatWasRecalledIsRememberedOn() {
        memory.keep("shop/web", "u@1", REPORT);
        memory.settle();
        memory.recall("shop/web", "u@1");

        memory.settle();

        assertThat(memory.recall("shop/web", "u@1")).contains(REPORT);
    }

    @Test
    void nothingIsRecalledWithoutAVersion() {
        memory.keep("shop/web", "", REPORT);
        memory.settle();

        assertThat(memory.recall("shop/web", "")).isEmpty();
    }

    @Test
    void memoryThatIsNoneKeepsNothing() {
        var none = ScanMemory.none();

        none.keep("shop/web", "u@1", REPORT);
        none.settle();

        assertThat(none.recall("shop/web", "u@1")).isEmpty();
    }
}
