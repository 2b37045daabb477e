package io.seaworthy.agent.tiller.option;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class TruthTableTest {

    @TestFactory
    Stream<DynamicTest> everyRowIsReadAsTillerReadsIt() throws IOException {
        return rows().stream()
                .map(row -> DynamicTest.dynamicTest(text(row, "version") + ": " + text(row, "row"), () -> judge(row)));
    }

    @Test
    void tableIsLongEnoughToMeanSomething() throws IOException {
        var names = rows().stream().map(row -> text(row, "row")).toList();

        assertThat(names).hasSizeGreaterThanOrEqualTo(100).doesNotHaveDuplicates();
    }

    @Test
    void passwordInTheConnectionStringIsNowhereInTheOptions() {
        var container = new ContainerBuilder()
                .withArgs("--storage=sql", "--sql-connection-string=postgres://helm:hunter2@db/helm", "--bogus=hunter2")
                .build();

        var reading =
                Reading.of(new TillerContainer(container, "ns", "tiller", true, true), TillerVersion.parse("v2.17.0"));

        assertThat(reading.options().toString()).contains("(redacted)").doesNotContain("hunter2");
    }

    private static void judge(Map<String, Object> row) {
        var container = new TillerContainer(
                container(row),
                "tiller-home",
                "tiller",
                !Boolean.FALSE.equals(row.get("token")),
                !"other".equals(row.get("image")));

        var reading = Reading.of(container, TillerVersion.parse(text(row, "version")));

        mapping(row, "expect")
                .forEach((name, expected) ->
                        assertThat(actual(reading, name)).as(name).isEqualTo(expected));
    }

    private static Object actual(Reading reading, String name) {
        var options = reading.options();
        if (name.equals("transport")) {
            return reading.transport().name();
        }
        if (name.equals("problems")) {
            return options.getProblemsCount();
        }
        var field = options.getDescriptorForType().findFieldByName(name);
        assertThat(field).as("TillerOptions has a field %s", name).isNotNull();
        return field.hasPresence() && !options.hasField(field) ? "absent" : options.getField(field);
    }

    private static Container container(Map<String, Object> row) {
        var container = new ContainerBuilder()
                .withName("tiller")
                .withCommand(words(row, "command"))
                .withArgs(words(row, "args"));
        mapping(row, "env")
                .forEach((name, value) -> container
                        .addNewEnv()
                        .withName(name)
                        .withValue(String.valueOf(value))
                        .endEnv());
        mapping(row, "envFromSecret")
                .forEach((name, secret) -> container.addToEnv(new EnvVarBuilder()
                        .withName(name)
                        .withNewValueFrom()
                        .withNewSecretKeyRef("key", String.valueOf(secret), false)
                        .endValueFrom()
                        .build()));
        mapping(row, "envField")
                .forEach((name, path) -> container.addToEnv(new EnvVarBuilder()
                        .withName(name)
                        .withNewValueFrom()
                        .withNewFieldRef("v1", String.valueOf(path))
                        .endValueFrom()
                        .build()));
        if (row.containsKey("envFrom")) {
            container
                    .addNewEnvFrom()
                    .withPrefix(text(row, "envFrom"))
                    .withNewConfigMapRef("settings", false)
                    .endEnvFrom();
        }
        return container.build();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rows() throws IOException {
        try (var table = TruthTableTest.class.getResourceAsStream("/tiller/options/truth-table.yaml")) {
            return (List<Map<String, Object>>) new Load(LoadSettings.builder().build()).loadFromInputStream(table);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> mapping(Map<String, Object> row, String key) {
        return (Map<String, Object>) row.getOrDefault(key, Map.of());
    }

    @SuppressWarnings("unchecked")
    private static List<String> words(Map<String, Object> row, String key) {
        return (List<String>) row.getOrDefault(key, List.of());
    }

    private static String text(Map<String, Object> row, String key) {
        return String.valueOf(row.get(key));
    }
}
