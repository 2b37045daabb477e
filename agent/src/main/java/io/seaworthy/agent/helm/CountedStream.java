package io.seaworthy.agent.helm;

import java.io.IOException;
import java.io.InputStream;

/** Counts what flows through, and refuses to let more through than its limit. */
final class CountedStream extends InputStream {

    private final InputStream input;
    private final long limit;
    private final String name;
    private long count;

    /**
     * @param limit bytes that may pass
     * @param name what the bytes are, for the message beyond the limit: "the unzipped record"
     */
    CountedStream(InputStream input, long limit, String name) {
        this.input = input;
        this.limit = limit;
        this.name = name;
    }

    /** Bytes that have passed so far. */
    long count() {
        return count;
    }

    /** Reads what is left, to know the whole size. */
    void drain() throws IOException {
        var scrap = new byte[8192];
        while (read(scrap, 0, scrap.length) >= 0) {
            // Only the count is wanted.
        }
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        var read = input.read(into, offset, length);
        if (read > 0) {
            count += read;
            if (count > limit) {
                throw new BrokenRecord(
                        name + " is larger than " + limit / (1024 * 1024) + " MiB",
                        "Look at it by hand: no working chart makes such a record. Delete it if it is not yours.");
            }
        }
        return read;
    }
}
