package io.seaworthy.hub.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;

/** The one way records become JSON and come back: times in ISO 8601, UTC; what is not known is null. */
public final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(times())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Json() {}

    public static byte[] bytes(Object value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException bug) {
            // Only records of this program come here.
            throw new IllegalStateException(bug);
        }
    }

    /** @throws IllegalArgumentException if the text is not what the type says */
    public static <T> T read(String text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException foreign) {
            // Whoever reads what others wrote says what that means.
            throw new IllegalArgumentException(foreign.getOriginalMessage(), foreign);
        }
    }

    /** @throws IllegalArgumentException if the text is not what the type says */
    public static <T> T read(String text, TypeReference<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException foreign) {
            // Whoever reads what others wrote says what that means.
            throw new IllegalArgumentException(foreign.getOriginalMessage(), foreign);
        }
    }

    private static SimpleModule times() {
        var module = new SimpleModule();
        module.addSerializer(Instant.class, new StdSerializer<>(Instant.class) {
            @Override
            public void serialize(Instant time, JsonGenerator json, SerializerProvider provider) throws IOException {
                json.writeString(time.toString());
            }
        });
        module.addDeserializer(Instant.class, new StdDeserializer<>(Instant.class) {
            @Override
            public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
                return OffsetDateTime.parse(json.getText()).toInstant();
            }
        });
        return module;
    }
}
