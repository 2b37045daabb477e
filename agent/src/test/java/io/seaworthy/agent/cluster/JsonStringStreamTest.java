package io.seaworthy.agent.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class JsonStringStreamTest {

    @Property(tries = 300)
    void anyAsciiStringComesOutAsJacksonWouldReadIt(@ForAll("ascii") String text) throws IOException {
        var json = new ObjectMapper().writeValueAsBytes(java.util.Map.of("data", text));

        assertThat(stream(json).readAllBytes()).isEqualTo(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Provide
    Arbitrary<String> ascii() {
        return Arbitraries.strings().ascii().ofMaxLength(40_000);
    }

    @Test
    void aStringThatIsLargerThanEveryBufferIsReadToItsEndAndNoFurther() throws IOException {
        var text = "QUJD".repeat(500_000);

        var bytes = stream(("{\"data\":\"" + text + "\",\"type\":\"Opaque\"}").getBytes(StandardCharsets.US_ASCII))
                .readAllBytes();

        assertThat(bytes).hasSize(2_000_000);
    }

    @Test
    void aStringThatBreaksOffIsAnError() {
        assertThatThrownBy(() -> stream("{\"data\":\"QUJD".getBytes(StandardCharsets.US_ASCII))
                        .readAllBytes())
                .isInstanceOf(EOFException.class)
                .hasMessageContaining("breaks off");
    }

    @Test
    void aNumberIsNotAString() {
        assertThatThrownBy(() -> stream("{\"data\":12}".getBytes(StandardCharsets.US_ASCII)))
                .hasMessageContaining("not a string");
    }

    private static InputStream stream(byte[] json) throws IOException {
        var source = new ByteArrayInputStream(json);
        var parser = new JsonFactory().createParser(source);
        parser.nextToken();
        parser.nextToken();
        parser.nextToken();
        return JsonStringStream.at(parser, source);
    }
}
