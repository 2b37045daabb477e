package io.seaworthy.agent.helm;

import java.io.IOException;
import java.io.InputStream;

/** Marks failures of the source itself, so that a lost connection is never mistaken for a damaged record. */
final class SourceStream extends InputStream {

    /** The bytes did not arrive. */
    static final class Lost extends IOException {
        private static final long serialVersionUID = 1;

        Lost(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    private final InputStream input;

    SourceStream(InputStream input) {
        this.input = input;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        try {
            return input.read(into, offset, length);
        } catch (IOException lost) {
            // Whatever the reason, it lies below the record: the caller reports the source, not the record.
            throw new Lost(lost);
        }
    }
}
