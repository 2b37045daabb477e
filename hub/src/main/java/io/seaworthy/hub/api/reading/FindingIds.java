package io.seaworthy.hub.api.reading;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Ids of findings in an order, 16 bytes each: what a list was at one moment, however long reading it takes. */
public final class FindingIds {

    private static final int LENGTH = 16;

    private final ByteBuffer bytes;

    /** @param bytes one id after the other, as RFC 9562 lays them out */
    public FindingIds(byte[] bytes) {
        if (bytes.length % LENGTH != 0) {
            throw new IllegalArgumentException(bytes.length + " bytes are no ids of " + LENGTH + " bytes each");
        }
        this.bytes = ByteBuffer.wrap(bytes.clone());
    }

    public int size() {
        return bytes.capacity() / LENGTH;
    }

    /** @param from 0 = the first; at most {@code most} from there on */
    public List<UUID> some(int from, int most) {
        return IntStream.range(from, Math.min(size(), from + most))
                .map(at -> at * LENGTH)
                .mapToObj(at -> new UUID(bytes.getLong(at), bytes.getLong(at + Long.BYTES)))
                .toList();
    }
}
