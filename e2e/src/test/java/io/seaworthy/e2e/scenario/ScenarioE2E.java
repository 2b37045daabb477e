package io.seaworthy.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.e2e.cluster.RequiresCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every folder of {@code e2e/scenarios}: real Helms and Tillers on a real API server, and what {@code seaworthy scan} says
 * of it. {@code -Dscenario=NAME} runs one.
 */
@RequiresCluster
class ScenarioE2E {

    private static final Path END_TO_END = Path.of(System.getProperty("seaworthy.root", ".."), "e2e");

    private final ScanProgram seaworthy = new SeaworthyInProcess();

    @TestFactory
    Stream<DynamicTest> scansSayWhatTheClusterIs() throws IOException {
        var only = System.getProperty("scenario", "");
        return Scenario.all(END_TO_END).stream()
                .filter(scenario -> only.isEmpty() || scenario.name().equals(only))
                .map(scenario -> DynamicTest.dynamicTest(
                        scenario.name(), scenario.folder().toUri(), () -> judgedRight(scenario)));
    }

    private void judgedRight(Scenario scenario) {
        try (var stage = Stage.set(scenario)) {
            var wrong = new ArrayList<String>();
            for (var scan : scenario.scans()) {
                var differences = Comparison.differences(scan, stage.scan(seaworthy, scan));
                differences.forEach(difference -> wrong.add("[" + scan.title() + "] " + difference));
            }

            assertThat(wrong).as(scenario.description()).isEqualTo(List.of());
        }
    }
}
