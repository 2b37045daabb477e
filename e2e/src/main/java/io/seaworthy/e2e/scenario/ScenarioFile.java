package io.seaworthy.e2e.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.seaworthy.e2e.cluster.ClusterOptions;
import io.seaworthy.e2e.cluster.TillerVariant;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** {@code scenario.yaml}, with {@code expect.yaml} beside it. */
final class ScenarioFile {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Set<String> PROGRAMS = Set.of("kubectl", "helm2", "helm3", "helm4");

    private ScenarioFile() {}

    static Scenario read(Path folder) throws IOException {
        var file = folder.resolve("scenario.yaml");
        try {
            var document = YAML.readTree(file.toFile());
            var steps = new ArrayList<Step>();
            for (var step : document.path("steps")) {
                steps.add(step(step));
            }
            return new Scenario(
                    folder.getFileName().toString(),
                    folder,
                    document.path("description").asText(),
                    document.path("record").asBoolean(true),
                    options(document.path("cluster")),
                    steps,
                    ExpectationFile.read(folder.resolve("expect.yaml")));
        } catch (IllegalArgumentException wrong) {
            throw new IOException(file + ": " + wrong.getMessage(), wrong);
        }
    }

    private static ClusterOptions options(JsonNode cluster) {
        var options = ClusterOptions.defaults();
        for (var field : cluster.properties()) {
            options = switch (field.getKey()) {
                case "authorization" ->
                    options.withAuthorization(
                            field.getValue().asText().equals("AlwaysAllow")
                                    ? ClusterOptions.Authorization.ALWAYS_ALLOW
                                    : ClusterOptions.Authorization.RBAC);
                case "encryptionAtRest" -> field.getValue().asBoolean() ? options.withEncryptionAtRest() : options;
                case "flagsVisible" -> field.getValue().asBoolean() ? options.withVisibleFlags() : options;
                default -> throw new IllegalArgumentException("unknown cluster option " + field.getKey());
            };
        }
        return options;
    }

    private static Step step(JsonNode step) {
        if (step.has("namespace") && step.size() <= 2 && !step.has("backdate")) {
            return new Step.Namespace(step.path("namespace").asText(), strings(step.path("labels")));
        }
        if (step.has("tiller")) {
            return new Step.Tiller(variant(step.path("tiller")));
        }
        if (step.has("backdate")) {
            var release = step.path("backdate").asText().split("/");
            return new Step.Backdated(release[0], release[1], step.path("days").asInt());
        }
        if (step.has("noise")) {
            return new Step.Noise(
                    step.path("noise").asText(), step.path("characters").asInt());
        }
        if (step.has("killed")) {
            var release = step.path("release").asText().split("/");
            return new Step.Interrupted(
                    command(step.path("killed")),
                    release[0],
                    release[1],
                    step.path("once").asText());
        }
        return command(step);
    }

    private static Step.Command command(JsonNode step) {
        var programs = new ArrayList<String>();
        step.fieldNames().forEachRemaining(field -> {
            if (PROGRAMS.contains(field)) {
                programs.add(field);
            }
        });
        if (programs.size() != 1) {
            throw new IllegalArgumentException("not a step: " + step);
        }
        var program = programs.getFirst();
        return new Step.Command(
                program,
                Words.of(step.path(program).asText()),
                strings(step.path("environment")),
                step.path("through").asText(),
                step.path("exit").asInt(0));
    }

    private static TillerVariant variant(JsonNode wish) {
        var variant = TillerVariant.plaintext();
        for (var field : wish.properties()) {
            var value = field.getValue();
            variant = switch (field.getKey()) {
                case "namespace" -> variant.withNamespace(value.asText());
                case "account" -> variant.withServiceAccount(value.asText(), variant.grant());
                case "grant" ->
                    variant.withServiceAccount(variant.serviceAccount(), word(TillerVariant.Grant.class, value));
                case "tls" -> variant.withTls(word(TillerVariant.Tls.class, value));
                case "storage" -> variant.withStorage(word(TillerVariant.Storage.class, value));
                case "options" -> variant.withOptions(word(TillerVariant.Options.class, value));
                case "loopback" -> value.asBoolean() ? variant.withLoopbackOnly() : variant;
                case "historyMax" -> variant.withHistoryMax(value.asInt());
                case "certificateDays" -> variant.withCertificateLife(Duration.ofDays(value.asLong()));
                default -> throw new IllegalArgumentException("unknown field of a tiller: " + field.getKey());
            };
        }
        return variant.withName(variant.namespace());
    }

    private static <E extends Enum<E>> E word(Class<E> type, JsonNode word) {
        return Enum.valueOf(type, word.asText().toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static Map<String, String> strings(JsonNode node) {
        var strings = new TreeMap<String, String>();
        node.properties()
                .forEach(field -> strings.put(field.getKey(), field.getValue().asText()));
        return strings;
    }
}
