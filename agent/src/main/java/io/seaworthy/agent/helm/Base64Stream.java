package io.seaworthy.agent.helm;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;

/** Decodes base64 text as it streams; white space between the characters does not matter. */
final class Base64Stream extends InputStream {

    private static final int BLOCK = 8192;
    private static final Base64.Decoder DECODER = Base64.getDecoder();

    private final InputStream text;
    private final byte[] characters = new byte[BLOCK];
    private final byte[] decoded = new byte[BLOCK / 4 * 3];
    private int position;
    private int end;
    private boolean padded;

    Base64Stream(InputStream text) {
        this.text = text;
    }

    @Override
    public int read() throws IOException {
        return position < end || fill() ? decoded[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (position == end && !fill()) {
            return -1;
        }
        var taken = Math.min(length, end - position);
        System.arraycopy(decoded, position, into, offset, taken);
        position += taken;
        return taken;
    }

    private boolean fill() throws IOException {
        var filled = 0;
        while (filled < BLOCK) {
            var read = text.read(characters, filled, BLOCK - filled);
            if (read < 0) {
                break;
            }
            filled = withoutWhiteSpace(filled, filled + read);
        }
        position = 0;
        end = 0;
        if (filled == 0) {
            return false;
        }
        if (padded) {
            throw BrokenRecord.damaged("goes on behind the end of its base64 text");
        }
        var block = filled == BLOCK ? characters : Arrays.copyOf(characters, filled);
        padded = block[filled - 1] == '=';
        try {
            end = DECODER.decode(block, decoded);
        } catch (IllegalArgumentException broken) {
            // The decoder's words quote the text, which may be anything; ours do not.
            throw BrokenRecord.damaged("is not valid base64");
        }
        return end > 0;
    }

    private int withoutWhiteSpace(int from, int to) {
        var kept = from;
        for (var i = from; i < to; i++) {
            if (!isWhiteSpace(characters[i])) {
                characters[kept++] = characters[i];
            }
        }
        return kept;
    }

    static boolean isWhiteSpace(byte character) {
        return character == '\n' || character == '\r' || character == ' ' || character == '\t';
    }

    static boolean isAlphabet(byte character) {
        return (character >= 'A' && character <= 'Z')
                || (character >= 'a' && character <= 'z')
                || (character >= '0' && character <= '9')
                || character == '+'
                || character == '/'
                || character == '=';
    }
}
