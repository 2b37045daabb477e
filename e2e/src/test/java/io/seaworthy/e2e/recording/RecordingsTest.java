package io.seaworthy.e2e.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.seaworthy.e2e.scenario.Comparison;
import io.seaworthy.e2e.scenario.ExpectedScan;
import io.seaworthy.e2e.scenario.ExpectedScan.Where;
import io.seaworthy.e2e.scenario.Scenario;
import io.seaworthy.e2e.scenario.ScanProgram;
import io.seaworthy.e2e.scenario.SeaworthyInProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every folder of {@code e2e/recordings}, held against what its scenario expects; needs no cluster. */
class RecordingsTest {

    private static final Path ROOT = Path.of(System.getProperty("seaworthy.root", ".."));
    private static final Path RECORDINGS = ROOT.resolve("e2e/recordings");
    private static final long LARGEST = 300_000;

    private final ScanProgram seaworthy = new SeaworthyInProcess();

    @TestFactory
    Stream<DynamicTest> recordingsAreJudgedAsTheirClustersAre() throws IOException {
        return recorded(this::isJudgedAsItsCluster);
    }

    @TestFactory
    Stream<DynamicTest> jsonOfRecordingsKeepsToThePublishedSchema() throws IOException {
        return recorded(this::keepsToTheJsonSchema);
    }

    @TestFactory
    Stream<DynamicTest> sarifOfRecordingsKeepsToTheSchemaOfItsStandard() throws IOException {
        return recorded(this::keepsToTheSarifSchema);
    }

    @TestFactory
    Stream<DynamicTest> recordingsHoldNoKeyAndNoPathOfAMachineAndStaySmall() throws IOException {
        return recorded(this::isFitToBeShared);
    }

    @Test
    void everyRecordingBelongsToAScenario() throws IOException {
        var scenarios = scenarios().map(Scenario::name).toList();

        try (var folders = Files.list(RECORDINGS).filter(Files::isDirectory)) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(scenarios);
        }
    }

    private static Stream<Scenario> scenarios() throws IOException {
        return Scenario.all(ROOT.resolve("e2e")).stream().filter(Scenario::recorded);
    }

    private interface Check {
        void of(Scenario scenario) throws IOException;
    }

    private static Stream<DynamicTest> recorded(Check check) throws IOException {
        return scenarios()
                .map(scenario -> DynamicTest.dynamicTest(
                        scenario.name(), RECORDINGS.resolve(scenario.name()).toUri(), () -> check.of(scenario)));
    }

    private void isJudgedAsItsCluster(Scenario scenario) {
        var wrong = new ArrayList<String>();
        var scans = scenario.scans().stream()
                .filter(scan -> scan.where() == Where.BOTH)
                .toList();
        for (var scan : scans) {
            Comparison.differences(scan, scan(scenario, scan))
                    .forEach(difference -> wrong.add("[" + scan.title() + "] " + difference));
        }

        assertThat(scans).as("scans that hold for the recording").isNotEmpty();
        assertThat(wrong).as(scenario.description()).isEqualTo(List.of());
    }

    /** As on the cluster, without what a recording cannot do: the probe was made when it was recorded. */
    private ScanProgram.Outcome scan(Scenario scenario, ExpectedScan scan) {
        var arguments = new ArrayList<>(scan.arguments());
        arguments.remove("--probe");
        return scan(scenario, "json", arguments);
    }

    private ScanProgram.Outcome scan(Scenario scenario, String format, List<String> more) {
        var arguments = new ArrayList<>(List.of("scan", "--from"));
        arguments.addAll(List.of(RECORDINGS.resolve(scenario.name()).toString(), "-o", format));
        arguments.addAll(more);
        return seaworthy.run(arguments);
    }

    private void keepsToTheJsonSchema(Scenario scenario) throws IOException {
        var json = scan(scenario, "json", List.of()).out();

        assertThat(schema("docs/schemas/scan.schema.json", VersionFlag.V202012).validate(json, InputFormat.JSON))
                .isEmpty();
    }

    private void keepsToTheSarifSchema(Scenario scenario) throws IOException {
        var sarif = scan(scenario, "sarif", List.of()).out();

        assertThat(schema("hub/src/test/resources/schemas/sarif-2.1.0.json", VersionFlag.V4)
                        .validate(sarif, InputFormat.JSON))
                .isEmpty();
    }

    private static JsonSchema schema(String file, VersionFlag dialect) throws IOException {
        return JsonSchemaFactory.getInstance(dialect).getSchema(Files.readString(ROOT.resolve(file)));
    }

    private void isFitToBeShared(Scenario scenario) throws IOException {
        var size = 0L;
        try (var files = Files.list(RECORDINGS.resolve(scenario.name()))) {
            for (var file : files.toList()) {
                size += Files.size(file);
                assertThat(Files.readString(file))
                        .as(file.toString())
                        .doesNotContain("tls.key:", "PRIVATE KEY", "managedFields", "/tmp/", "/root/", "/home/");
            }
        }

        assertThat(size).as("bytes of " + scenario.name()).isLessThan(LARGEST);
    }
}
