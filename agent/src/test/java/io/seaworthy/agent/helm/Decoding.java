package io.seaworthy.agent.helm;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.agent.cluster.ResourceKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;

/** One stored text, decoded. */
final class Decoding {

    private Decoding() {}

    static DecodedRecord decoded(ResourceKind kind, String text) throws IOException {
        var outcome = decode(kind, text);
        assertThat(outcome).isInstanceOf(RecordDecoder.Decoded.class);
        return ((RecordDecoder.Decoded) outcome).record();
    }

    static String reason(ResourceKind kind, String text) throws IOException {
        var outcome = decode(kind, text);
        if (outcome instanceof RecordDecoder.TooLarge(var part)) {
            outcome = new RecordDecoder(Scanners.SCANNER).decode(stream(text), kind, EnumSet.of(part));
        }
        assertThat(outcome).isInstanceOf(RecordDecoder.Unreadable.class);
        return ((RecordDecoder.Unreadable) outcome).reason();
    }

    static RecordDecoder.Outcome decode(ResourceKind kind, String text) throws IOException {
        return new RecordDecoder(Scanners.SCANNER).decode(stream(text), kind, EnumSet.noneOf(Part.class));
    }

    static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(ISO_8859_1));
    }
}
