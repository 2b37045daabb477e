package io.seaworthy.hub.store.reading;

import com.google.protobuf.InvalidProtocolBufferException;
import io.seaworthy.posture.v1.Fact;
import java.util.Base64;

/** Bodies of facts as a query gives them. */
final class Bodies {

    private Bodies() {}

    /** @param base64 what {@code encode(body, 'base64')} makes of one */
    static Fact fact(String base64) {
        try {
            return Fact.parseFrom(Base64.getMimeDecoder().decode(base64));
        } catch (InvalidProtocolBufferException broken) {
            // Only whole messages are ever stored.
            throw new IllegalStateException("a stored fact is no fact", broken);
        }
    }
}
