package io.seaworthy.agent.helm;

import io.seaworthy.agent.cluster.ResourceKind;
import io.seaworthy.agent.credential.CredentialScanner;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.zip.ZipException;

/**
 * Decodes one stored record while it streams. Templates and files are passed over; what is held is bounded by what the
 * fact needs and by {@link Part#MAX_TEXT}, never by the size of the record.
 */
final class RecordDecoder {

    /** How decoding ended. */
    sealed interface Outcome {}

    /** It was read. */
    record Decoded(DecodedRecord record) implements Outcome {}

    /** It cannot be understood: {@code reason} completes "Secret shop/web.v3 …". */
    record Unreadable(String reason, String remedy) implements Outcome {}

    /** This part is too large to be held; to be read again without it. */
    record TooLarge(Part part) implements Outcome {}

    private final CredentialScanner scanner;

    /** @param scanner looks for credentials in what streams by */
    RecordDecoder(CredentialScanner scanner) {
        this.scanner = scanner;
    }

    /**
     * Decodes the text of {@code data.release} as the API's JSON holds it.
     *
     * @param leftOut parts that were too large before
     * @throws IOException only if the source fails; whatever the record holds is an outcome
     */
    Outcome decode(InputStream text, ResourceKind kind, Set<Part> leftOut) throws IOException {
        try {
            var payload = Payload.open(text, kind);
            var draft = new ReleaseDraft(scanner.release());
            if (payload.isJson()) {
                JsonRecord.read(payload.content(), draft, leftOut);
            } else {
                WireRecord.read(payload.content(), draft);
            }
            payload.finish();
            return new Decoded(draft.finish(payload));
        } catch (JsonRecord.Oversized oversized) {
            // Not an error: the caller reads the record again without this part.
            return new TooLarge(oversized.part());
        } catch (BrokenRecord broken) {
            // One bad record is one outcome; the others go on.
            return new Unreadable(String.valueOf(broken.getMessage()), broken.remedy());
        } catch (EOFException cut) {
            // gzip ends before its checksum: half a record.
            return unreadable(BrokenRecord.damaged("ends in the middle of its gzip data"));
        } catch (ZipException damaged) {
            // gzip's own checks failed.
            return unreadable(BrokenRecord.damaged("holds damaged gzip data"));
        }
    }

    private static Unreadable unreadable(BrokenRecord broken) {
        return new Unreadable(String.valueOf(broken.getMessage()), broken.remedy());
    }
}
