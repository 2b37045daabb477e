package io.seaworthy.hub.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** SARIF 2.1.0 by its schema, and what the schema cannot say. */
class SarifSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> everyLogIsValid() {
        return RenderingFixture.all().stream()
                .map(fixture -> dynamicTest(
                        fixture.folder().getFileName().toString(),
                        () -> assertThat(schema().validate(log(
                                        fixture.folder().getFileName().toString())))
                                .isEmpty()));
    }

    @Test
    void theSchemaRefusesWhatIsNotSarif() throws IOException {
        var log = log("mixed");
        ((ObjectNode) log.at("/runs/0/results/0")).put("level", "terrible");

        assertThat(schema().validate(log)).isNotEmpty();
    }

    @Test
    void everyResultPointsAtItsRule() throws IOException {
        var run = log("mixed").at("/runs/0");

        assertThat(run.get("results"))
                .hasSize(13)
                .allSatisfy(result -> assertThat(run.at("/tool/driver/rules")
                                .get(result.get("ruleIndex").asInt())
                                .get("id"))
                        .isEqualTo(result.get("ruleId")));
    }

    @Test
    void fingerprintsOfDifferentFindingsDiffer() throws IOException {
        var prints = StreamSupport.stream(log("mixed").at("/runs/0/results").spliterator(), false)
                .map(result ->
                        result.at("/partialFingerprints/seaworthyFinding~1v1").asText())
                .toList();

        assertThat(prints).doesNotHaveDuplicates().doesNotContain("");
    }

    @Test
    void aClusterThatCouldNotBeJudgedIsNotASuccessfulRun() throws IOException {
        var invocation = log("nothing-assessed").at("/runs/0/invocations/0");

        assertThat(invocation.get("executionSuccessful").asBoolean()).isFalse();
        assertThat(invocation.get("toolExecutionNotifications")).hasSize(5);
    }

    private static JsonNode log(String fixture) throws IOException {
        return JSON.readTree(RenderingFixture.named(fixture).rendered(OutputFormat.SARIF, RenderingFixture.PAPER));
    }

    private static JsonSchema schema() throws IOException {
        return JsonSchemaFactory.getInstance(VersionFlag.V4)
                .getSchema(JSON.readTree(
                        Path.of("src/test/resources/schemas/sarif-2.1.0.json").toFile()));
    }
}
