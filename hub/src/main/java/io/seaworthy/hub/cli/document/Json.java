package io.seaworthy.hub.cli.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.seaworthy.hub.cli.report.Plain;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Writes JSON that is also safe to look at on a terminal: what acts there is written as its escape. */
final class Json {

    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

    private Json() {}

    /** Flushes on close; leaves the stream open. */
    static JsonGenerator generator(OutputStream out) throws IOException {
        var factory = JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
        factory.setCharacterEscapes(new VisibleEscapes());
        var generator = factory.createGenerator(out);
        var printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(INDENT);
        printer.indentObjectsWith(INDENT);
        return generator.setPrettyPrinter(printer);
    }

    private static final class VisibleEscapes extends CharacterEscapes {

        private static final int[] ASCII = asciiEscapes();

        private static int[] asciiEscapes() {
            var escapes = CharacterEscapes.standardAsciiEscapesForJSON();
            escapes[0x7f] = CharacterEscapes.ESCAPE_STANDARD;
            return escapes;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ASCII;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            return character > 0x7f && !Character.isSurrogate((char) character) && Plain.isActive(character)
                    ? new SerializedString(String.format("\\u%04x", character))
                    : null;
        }
    }
}
