package io.seaworthy.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContractTest {

    private static final JsonObject TREE = Contract.tree();

    @Test
    void noTextThatTheDatabaseCannotHoldIsInTheContract() {
        var patterns = objects(TREE).flatMap(ContractTest::pattern).toList();

        assertThat(patterns).isNotEmpty();
        for (var pattern : patterns) {
            for (var text : List.of("\0", "\0\u0083", "a\0", "\0a", "a\0a", "/\0", "*\0", "\0=\0", "a/\0")) {
                assertThat(Pattern.compile(pattern).matcher(text).find())
                        .as(
                                "%s takes U+0000 in %s",
                                pattern, text.codePoints().boxed().toList())
                        .isFalse();
            }
        }
    }

    private static Stream<String> pattern(JsonObject schema) {
        return schema.getValue("pattern") instanceof String pattern ? Stream.of(pattern) : Stream.empty();
    }

    private static Stream<JsonObject> objects(@Nullable Object node) {
        return switch (node) {
            case JsonObject object ->
                Stream.concat(
                        Stream.of(object),
                        object.stream().map(Map.Entry::getValue).flatMap(ContractTest::objects));
            case JsonArray array -> array.stream().flatMap(ContractTest::objects);
            case null, default -> Stream.empty();
        };
    }

    /** Schemas of names and notes that people give, each with the members that hold one. */
    static Stream<String> written() {
        return Stream.of(
                "/Note",
                "NewSavedView/name",
                "ClusterChange/name",
                "Revocation/reason",
                "NewPerson/displayName",
                "PersonChange/displayName",
                "NewApiToken/name");
    }

    @ParameterizedTest
    @MethodSource("written")
    void whatPeopleNameCanBeSeen(String place) {
        var pattern = Pattern.compile(schema(place).getString("pattern"));

        for (var blank : List.of(" ", "  ", "\u0083", "\u00a0", "\u2003", "\u3000", "\ufeff")) {
            assertThat(pattern.matcher(blank).find())
                    .as("blank %x", (int) blank.charAt(0))
                    .isFalse();
        }
        for (var text : List.of("a", " a ", "é", "日本", "🚢", "two words")) {
            assertThat(pattern.matcher(text).find()).as(text).isTrue();
        }
    }

    private static JsonObject schema(String place) {
        var names = place.split("/", 2);
        var schemas = TREE.getJsonObject("components").getJsonObject("schemas");
        return names[0].isEmpty()
                ? schemas.getJsonObject(names[1])
                : schemas.getJsonObject(names[0]).getJsonObject("properties").getJsonObject(names[1]);
    }
}
