package io.seaworthy.agent.helm;

import io.seaworthy.agent.cluster.ResourceKind;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A stored value with its wrappings taken off: at most two layers of base64, then gzip where there is any.
 *
 * <p>Layers are told by content, because a Secret has one more than a ConfigMap, and people re-encode records by hand.
 * See Helm v3 pkg/storage/driver/util.go, Helm v2 the same file.
 */
final class Payload {

    static final long MAX_UNPACKED = 64L * 1024 * 1024;
    private static final long MAX_STORED = 16L * 1024 * 1024;
    /** Longer than a release name and its tags, so that bare protobuf always shows a byte that is not base64. */
    private static final int HEAD = 64;

    private final CountedStream stored;
    private final InputStream innermost;
    private final CountedStream unpacked;
    private final InputStream content;
    private final boolean json;

    private Payload(CountedStream stored, InputStream innermost, CountedStream unpacked) throws IOException {
        this.stored = stored;
        this.innermost = innermost;
        this.unpacked = unpacked;
        this.content = new BufferedInputStream(unpacked, HEAD);
        this.json = startsWithBrace(head(content));
    }

    /**
     * Opens the text of {@code data.release} as the API's JSON holds it.
     *
     * @throws BrokenRecord if it is empty or wrapped in an unknown way
     * @throws SourceStream.Lost if the source failed
     */
    static Payload open(InputStream text, ResourceKind kind) throws IOException {
        var stored = new CountedStream(new SourceStream(text), MAX_STORED, "the stored record");
        InputStream layer = new BufferedInputStream(stored);
        var head = head(layer);
        for (var layers = 0; !isGzip(head) && !startsWithBrace(head) && isBase64(head); layers++) {
            if (layers == 2) {
                throw BrokenRecord.damaged("is wrapped in more than two layers of base64");
            }
            var decoded = new CountedStream(new Base64Stream(layer), MAX_STORED, "the stored record");
            // The API server counts a Secret after its own base64 is taken off, a ConfigMap as it is.
            stored = layers == 0 && kind.equals(ResourceKind.SECRETS) ? decoded : stored;
            layer = new BufferedInputStream(decoded);
            head = head(layer);
        }
        if (head.length == 0) {
            throw BrokenRecord.damaged("holds an empty record");
        }
        return new Payload(stored, layer, new CountedStream(unzip(layer, head), MAX_UNPACKED, "the unzipped record"));
    }

    /** Whether the record is JSON, as Helm 3 and 4 write it; otherwise it can only be protobuf. */
    boolean isJson() {
        return json;
    }

    /** The record itself; to be read once. */
    InputStream content() {
        return content;
    }

    /** Reads what a parser left over, so that checksums are proven and sizes known. */
    void finish() throws IOException {
        unpacked.drain();
        innermost.transferTo(OutputStream.nullOutputStream());
    }

    /** Bytes as the API server counts them; known after {@link #finish()}. */
    long storedBytes() {
        return stored.count();
    }

    /** Bytes unzipped; known after {@link #finish()}. */
    long unpackedBytes() {
        return unpacked.count();
    }

    /** Size only, of a record that is not looked into. */
    static long storedBytes(InputStream text, ResourceKind kind) throws IOException {
        var source = new SourceStream(text);
        var counted = new CountedStream(
                kind.equals(ResourceKind.SECRETS) ? new Base64Stream(source) : source, MAX_STORED, "the stored record");
        counted.drain();
        return counted.count();
    }

    private static InputStream unzip(InputStream layer, byte[] head) throws IOException {
        if (!isGzip(head)) {
            return layer;
        }
        try {
            return new GZIPInputStream(layer, 16 * 1024);
        } catch (ZipException | EOFException broken) {
            // The header is already damaged or cut: the same error as damage further in.
            throw BrokenRecord.damaged("holds a damaged gzip header");
        }
    }

    private static byte[] head(InputStream layer) throws IOException {
        layer.mark(HEAD);
        var head = layer.readNBytes(HEAD);
        layer.reset();
        return head;
    }

    private static boolean isGzip(byte[] head) {
        return head.length > 2 && head[0] == 0x1f && head[1] == (byte) 0x8b && head[2] == 8;
    }

    private static boolean startsWithBrace(byte[] head) {
        for (var character : head) {
            if (!Base64Stream.isWhiteSpace(character)) {
                return character == '{';
            }
        }
        return false;
    }

    private static boolean isBase64(byte[] head) {
        for (var character : head) {
            if (!Base64Stream.isAlphabet(character) && !Base64Stream.isWhiteSpace(character)) {
                return false;
            }
        }
        return head.length > 0;
    }
}
