package io.seaworthy.agent.link;

import com.google.protobuf.CodedOutputStream;
import io.seaworthy.agent.posture.Observation;
import io.seaworthy.agent.v1.Batch;
import io.seaworthy.posture.v1.Gap;
import io.seaworthy.posture.v1.ItemError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How large a batch may be.
 *
 * @param bytes of the serialised message
 */
record BatchLimit(int bytes) {

    /** Session, sequence, flags, and of a change its key, hash and lengths. */
    private static final int FRAMING = 2_048;

    /** In bytes of UTF-8; names of Kubernetes are shorter, those of a recording may be anything. */
    private static final int LONGEST_KEY = 512;

    /** The smaller of what the agent wants and what the hub takes. */
    static BatchLimit of(int wanted, int taken) {
        return new BatchLimit(taken > 0 ? Math.min(wanted, taken) : wanted);
    }

    /** A quarter is left to errors. */
    int forChanges() {
        return bytes - bytes / 4;
    }

    /** A key that is too long to be one counts as too large as well. */
    boolean takes(String key, Observation.Seen fact) {
        return fact.bytes().size() + FRAMING <= Math.max(forChanges(), FRAMING)
                && key.getBytes(StandardCharsets.UTF_8).length <= LONGEST_KEY
                && key.indexOf(0) < 0;
    }

    /** Keys of facts that no batch can hold. */
    Set<String> tooLarge(Observation observation) {
        return observation.facts().entrySet().stream()
                .filter(fact -> !takes(fact.getKey(), fact.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    Gap gap(Observation.Seen fact) {
        return Gap.newBuilder()
                .setResource("facts")
                .setVerb("get")
                .setReason(Gap.Reason.UNREADABLE)
                .setDetail(words(fact))
                .build();
    }

    ItemError error(String key, Observation.Seen fact) {
        return ItemError.newBuilder()
                .setItem(key.length() > LONGEST_KEY ? key.substring(0, LONGEST_KEY / 4) + "…" : key)
                .setReason(words(fact))
                .setRemedy("Make the object smaller, or raise limits.batch-bytes of the agent and the hub's limit.")
                .build();
    }

    /** As many errors as a batch has room for, with a last one that tells how many more there are. */
    List<ItemError> fitting(List<ItemError> errors) {
        var room = bytes / 4 - FRAMING / 4;
        var fitting = new ArrayList<ItemError>();
        for (var error : errors) {
            room -= CodedOutputStream.computeMessageSize(Batch.ERRORS_FIELD_NUMBER, error);
            if (room < 0) {
                fitting.add(ItemError.newBuilder()
                        .setItem((errors.size() - fitting.size()) + " more items")
                        .setReason("could not be used either")
                        .setRemedy("Run seaworthy scan to see all of them.")
                        .build());
                return fitting;
            }
            fitting.add(error);
        }
        return fitting;
    }

    private String words(Observation.Seen fact) {
        return "the fact has " + fact.bytes().size() + " bytes, more than a batch of " + bytes
                + " bytes can hold, or its key is not one";
    }
}
