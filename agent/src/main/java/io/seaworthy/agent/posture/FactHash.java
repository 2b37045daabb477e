package io.seaworthy.agent.posture;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.MessageLite;
import io.seaworthy.posture.v1.Fact;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of facts: equal for facts that say the same, whenever they were observed. */
final class FactHash {

    private FactHash() {}

    /** Of the fact's deterministic serialisation without the time of observation. */
    static ByteString of(Fact fact) {
        var timeless = fact.hasCluster()
                ? fact.toBuilder()
                        .setCluster(fact.getCluster().toBuilder().clearObservedAt())
                        .build()
                : fact;
        return ByteString.copyFrom(sha256().digest(bytes(timeless)));
    }

    /** The same bytes for equal messages; maps are written in the order of their keys. */
    static byte[] bytes(MessageLite message) {
        var bytes = new byte[message.getSerializedSize()];
        var out = CodedOutputStream.newInstance(bytes);
        out.useDeterministicSerialization();
        try {
            message.writeTo(out);
            out.checkNoSpaceLeft();
        } catch (IOException impossible) {
            // The array has the size that the message says it takes.
            throw new IllegalStateException(impossible);
        }
        return bytes;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            // Every Java platform must have SHA-256.
            throw new IllegalStateException(impossible);
        }
    }
}
