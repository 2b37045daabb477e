package io.seaworthy.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.e2e.scenario.ExpectedScan.ExpectedVerdict;
import io.seaworthy.e2e.scenario.ExpectedScan.Where;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final String DOCUMENT =
            """
            {"verdicts": [
              {"control": "tiller-tls", "fact": "TillerFact/a", "verdict": "FAIL", "text": "answered in clear"},
              {"control": "tiller-absent", "fact": "ClusterFact", "verdict": "FAIL", "text": "1 runs"}],
             "facts": {}}
            """;

    @Test
    void whatWasExpectedIsNoDifference() {
        var expected = expected(1, Set.of("FAIL"), List.of(), verdict("FAIL", "in clear"));

        assertThat(Comparison.differences(expected, said(1, DOCUMENT))).isEmpty();
    }

    @Test
    void anotherVerdictTextOrExitCodeIsADifference() {
        assertThat(Comparison.differences(expected(0, Set.of(), List.of()), said(1, DOCUMENT)))
                .hasSize(1);
        assertThat(Comparison.differences(
                        expected(1, Set.of(), List.of(), verdict("PASS", "")), said(1, DOCUMENT)))
                .hasSize(1);
        assertThat(Comparison.differences(
                        expected(1, Set.of(), List.of(), verdict("FAIL", "over TLS")), said(1, DOCUMENT)))
                .hasSize(1);
    }

    @Test
    void aVerdictThatNobodyNamedMustBeAmongTheOthers() {
        var expected = expected(1, Set.of("PASS"), List.of(), verdict("FAIL", ""));

        assertThat(Comparison.differences(expected, said(1, DOCUMENT)))
                .singleElement()
                .asString()
                .startsWith("tiller-absent on ClusterFact");
    }

    @Test
    void aControlThatDidNotJudgeTheFactIsADifference() {
        var expected = expected(
                1, Set.of(), List.of(), new ExpectedVerdict("tiller-tls", "TillerFact/b", "FAIL", ""));

        assertThat(Comparison.differences(expected, said(1, DOCUMENT)))
                .singleElement()
                .asString()
                .contains("TillerFact/a");
    }

    @Test
    void aSecretAnywhereInTheOutputIsADifference() {
        assertThat(Comparison.differences(expected(1, Set.of(), List.of("in clear")), said(1, DOCUMENT)))
                .hasSize(1);
    }

    @Test
    void noDocumentIsADifferenceWithWhatWasSaid() {
        var refused = new ScanProgram.Outcome(2, "", "seaworthy: no cluster");

        assertThat(Comparison.differences(expected(1, Set.of(), List.of()), refused))
                .allSatisfy(difference -> assertThat(difference).contains("no cluster"))
                .isNotEmpty();
    }

    private static ExpectedVerdict verdict(String verdict, String text) {
        return new ExpectedVerdict("tiller-tls", "TillerFact/a", verdict, text);
    }

    private static ExpectedScan expected(
            int exit, Set<String> others, List<String> never, ExpectedVerdict... verdicts) {
        return new ExpectedScan(
                "scan",
                Where.BOTH,
                Optional.empty(),
                List.of(),
                exit,
                List.of(verdicts),
                others,
                List.of(),
                List.of(),
                never);
    }

    private static ScanProgram.Outcome said(int exit, String out) {
        return new ScanProgram.Outcome(exit, out, "");
    }
}
