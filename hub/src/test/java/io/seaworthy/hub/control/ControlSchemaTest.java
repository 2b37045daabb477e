package io.seaworthy.hub.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ControlSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> builtInControlFitsThePublishedSchema() throws IOException {
        var schema = schema();
        return Catalogue.builtIn().controls().stream()
                .map(control -> DynamicTest.dynamicTest(control.id(), () -> {
                    var file = control.location().file();

                    assertThat(schema.validate(yaml(file, Resources.text(file))))
                            .isEmpty();
                }));
    }

    @Test
    void schemaRefusesWhatTheReaderRefuses() throws IOException {
        var schema = schema();

        for (var name : Stream.of("severity-unknown", "key-unknown", "passes-missing", "fact-unknown", "id-not-a-word")
                .toList()) {
            var file = TestTree.resources().resolve("broken-controls").resolve(name + ".yaml");
            assertThat(schema.validate(yaml(name, Files.readString(file))))
                    .as(name)
                    .isNotEmpty();
        }
    }

    @Test
    void schemaKnowsEveryFact() throws IOException {
        var facts = schema().getSchemaNode().at("/properties/fact/enum");

        assertThat(facts)
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(
                        Arrays.stream(FactType.values()).map(FactType::message).toList());
    }

    private static JsonSchema schema() throws IOException {
        var text = Files.readString(TestTree.root().resolve("docs/schemas/control.schema.json"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);
    }

    private static JsonNode yaml(String file, String text) {
        return switch (YamlDocument.read(file, text)) {
            case YamlDocument.Result.Read(var top) -> JSON.valueToTree(YamlData.of(top));
            case YamlDocument.Result.Refused(var problem) -> throw new IllegalArgumentException(problem.toString());
        };
    }
}
