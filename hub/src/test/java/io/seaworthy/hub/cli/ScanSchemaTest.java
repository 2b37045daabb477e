package io.seaworthy.hub.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.seaworthy.hub.control.FactType;
import io.seaworthy.posture.v1.Gap;
import io.seaworthy.posture.v1.ItemError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The published schema of {@code scan -o json}: made from the contract, and true of what is written. */
class ScanSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path PUBLISHED =
            Path.of(System.getProperty("seaworthy.root", ".."), "docs", "schemas", "scan.schema.json");

    @Test
    void publishedSchemaHoldsTheWholeContract() throws IOException {
        var made = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(withMessages()) + "\n";
        if (Boolean.getBoolean("seaworthy.update")) {
            Files.writeString(PUBLISHED, made);
        }

        assertThat(Files.readString(PUBLISHED)).isEqualTo(made);
    }

    @TestFactory
    Stream<DynamicTest> everyDocumentIsValid() {
        return RenderingFixture.all().stream()
                .map(fixture -> dynamicTest(
                        fixture.folder().getFileName().toString(),
                        () -> assertThat(schema().validate(JSON.readTree(
                                        fixture.rendered(OutputFormat.JSON, RenderingFixture.PAPER))))
                                .isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> yamlIsTheSameDocument() {
        return RenderingFixture.all().stream()
                .map(fixture -> dynamicTest(
                        fixture.folder().getFileName().toString(),
                        () -> assertThat(new YAMLMapper()
                                        .readTree(fixture.rendered(OutputFormat.YAML, RenderingFixture.PAPER)))
                                .isEqualTo(
                                        JSON.readTree(fixture.rendered(OutputFormat.JSON, RenderingFixture.PAPER)))));
    }

    @Test
    void aDocumentThatLacksAFactTypeIsNotValid() throws IOException {
        var document = document();
        ((ObjectNode) document.get("facts")).remove("TillerFact");

        assertThat(schema().validate(document)).isNotEmpty();
    }

    @Test
    void anUnknownVerdictWordIsNotValid() throws IOException {
        var document = document();
        ((ObjectNode) document.get("verdicts").get(0)).put("verdict", "GREEN");

        assertThat(schema().validate(document)).isNotEmpty();
    }

    @Test
    void everyReleaseHasTheFieldsThatScriptsReadFirst() throws IOException {
        var releases = document().at("/facts/ReleaseFact");

        assertThat(releases)
                .hasSize(12)
                .allSatisfy(release -> assertThat(release.fieldNames())
                        .toIterable()
                        .contains("name", "namespace", "revision", "status", "generation", "chart"));
        assertThat(releases)
                .allSatisfy(release -> assertThat(release.get("chart").fieldNames())
                        .toIterable()
                        .contains("name", "version"));
    }

    private static JsonNode document() throws IOException {
        return JSON.readTree(RenderingFixture.named("mixed").rendered(OutputFormat.JSON, RenderingFixture.PAPER));
    }

    private static JsonSchema schema() throws IOException {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(JSON.readTree(PUBLISHED.toFile()));
    }

    /** The hand-written frame with the messages of the contract put in. */
    private static ObjectNode withMessages() throws IOException {
        var schema =
                (ObjectNode) JSON.readTree(Files.readString(RenderingFixture.ROOT.resolve("scan.frame.schema.json")));
        var messages = new MessageSchemas();
        var properties = (ObjectNode) schema.get("properties");
        ((ObjectNode) properties.get("errors")).set("items", messages.reference(ItemError.getDescriptor()));
        ((ObjectNode) properties.get("gaps")).set("items", messages.reference(Gap.getDescriptor()));
        var facts = (ObjectNode) properties.get("facts");
        var lists = facts.putObject("properties");
        ArrayNode required = facts.putArray("required");
        for (var type : FactType.values()) {
            var list = lists.putObject(type.message()).put("type", "array");
            list.set("items", messages.reference(type.descriptor()));
            required.add(type.message());
        }
        var definitions = schema.putObject("$defs");
        messages.definitions().forEach(definitions::set);
        return schema;
    }
}
