package io.seaworthy.agent.cluster;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/**
 * One JSON string as a stream of its bytes, so that a large value is never held as a whole.
 *
 * <p>Ends at the string's closing quote. Escapes are resolved for ASCII, which is all that base64 needs; another
 * character becomes a question mark.
 */
final class JsonStringStream extends InputStream {

    private final InputStream source;
    private boolean ended;
    private boolean brokeOff;

    private JsonStringStream(InputStream source) {
        this.source = source;
    }

    /**
     * @param parser stands at a VALUE_STRING whose text has not been asked for; it is of no use afterwards
     * @param rest the stream the parser reads from
     */
    static JsonStringStream at(JsonParser parser, InputStream rest) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw new IOException("the value is not a string");
        }
        // Jackson reads a string's text only when asked, so its buffer still begins right behind the opening quote.
        var buffered = new ByteArrayOutputStream();
        if (parser.releaseBuffered(buffered) < 0) {
            throw new IllegalStateException("the parser does not read bytes");
        }
        var all = new SequenceInputStream(new ByteArrayInputStream(buffered.toByteArray()), rest);
        return new JsonStringStream(new BufferedInputStream(all, 16 * 1024));
    }

    @Override
    public int read() throws IOException {
        if (ended) {
            return -1;
        }
        var next = must(source.read());
        if (next == '"') {
            ended = true;
            return -1;
        }
        return next == '\\' ? escape() : next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        var count = 0;
        while (count < length) {
            var next = read();
            if (next < 0) {
                return count == 0 ? -1 : count;
            }
            target[offset + count++] = (byte) next;
        }
        return count;
    }

    private int escape() throws IOException {
        var escaped = must(source.read());
        return switch (escaped) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> escaped;
        };
    }

    private int unicode() throws IOException {
        var code = 0;
        for (var digit = 0; digit < 4; digit++) {
            var value = Character.digit(must(source.read()), 16);
            if (value < 0) {
                throw new IOException("a \\u escape is not followed by four hexadecimal digits");
            }
            code = code * 16 + value;
        }
        return code < 128 ? code : '?';
    }

    /** The source ended before the string did: it is the answer that is damaged, not what it holds. */
    boolean brokeOff() {
        return brokeOff;
    }

    private int must(int next) throws EOFException {
        if (next < 0) {
            brokeOff = true;
            throw new EOFException("the value breaks off");
        }
        return next;
    }
}
