package io.seaworthy.hub.finding;

import io.seaworthy.hub.enrol.ClusterId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Which finding: made from its cluster, control and fact, so that the same failure never has two.
 *
 * @param value a name-based UUID
 */
public record FindingId(UUID value) {

    /** @param factKey as in {@code Fact.key} */
    public static FindingId of(ClusterId cluster, String control, String factKey) {
        var name = cluster.value() + "\n" + control + "\n" + factKey;
        return new FindingId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
