package io.seaworthy.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.util.JsonFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Holds facts against what a fixture's YAML expects of them. */
public final class FactComparison {

    private FactComparison() {}

    /** Of a fact, only what is expected is compared; {@code null} = the field is not there, or has its default. */
    public static void compare(String path, @Nullable Object expected, @Nullable Object actual) {
        switch (expected) {
            case null -> assertThat(actual).as(path).isNull();
            case Map<?, ?> fields -> {
                assertThat(actual).as(path).isInstanceOf(Map.class);
                fields.forEach((key, value) ->
                        compare(path + "." + key, value, mapping(actual).get(key)));
            }
            case List<?> items -> {
                assertThat(actual)
                        .as(path)
                        .asInstanceOf(InstanceOfAssertFactories.LIST)
                        .hasSameSizeAs(items);
                for (var at = 0; at < items.size(); at++) {
                    compare(path + "[" + at + "]", items.get(at), ((List<?>) Objects.requireNonNull(actual)).get(at));
                }
            }
            default -> assertThat(String.valueOf(actual)).as(path).isEqualTo(String.valueOf(expected));
        }
    }

    public static Object yaml(String text) {
        return new Load(LoadSettings.builder().build()).loadFromString(text);
    }

    public static String json(MessageOrBuilder message) {
        try {
            return JsonFormat.printer().print(message);
        } catch (InvalidProtocolBufferException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @SuppressWarnings("unchecked")
    public static Map<String, Object> mapping(@Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }
}
