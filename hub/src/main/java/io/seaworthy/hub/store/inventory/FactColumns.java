package io.seaworthy.hub.store.inventory;

import com.google.protobuf.util.Timestamps;
import io.seaworthy.hub.StorableText;
import io.seaworthy.hub.control.Subjects;
import io.seaworthy.posture.v1.Fact;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** The few things of a fact that are searched for, as columns. Only releases have the later ones. */
record FactColumns(
        String namespace,
        String name,
        @Nullable Short generation,
        @Nullable String status,
        @Nullable String chart,
        @Nullable String chartVersion,
        @Nullable String storage,
        @Nullable Long recordBytes,
        @Nullable OffsetDateTime deployedAt) {

    // An index row has room for about 2,700 bytes.
    private static final int LONGEST = 300;

    static FactColumns of(Fact fact) {
        var subject = Subjects.of(fact);
        var namespace = text(subject.getNamespace());
        var name = text(subject.getName());
        if (!fact.hasRelease()) {
            return new FactColumns(namespace, name, null, null, null, null, null, null, null);
        }
        var release = fact.getRelease();
        return new FactColumns(
                namespace,
                name,
                (short) Math.clamp(Integer.toUnsignedLong(release.getGeneration()), 0, Short.MAX_VALUE),
                text(release.getStatus()),
                text(release.getChart().getName()),
                text(release.getChart().getVersion()),
                text(release.getStorage().getKind()),
                Math.max(0, release.getStorage().getBytes()),
                release.hasLastDeployed() && Timestamps.isValid(release.getLastDeployed())
                        ? Row.time(Instant.ofEpochSecond(
                                release.getLastDeployed().getSeconds(),
                                release.getLastDeployed().getNanos()))
                        : null);
    }

    private static String text(String text) {
        return StorableText.of(text, LONGEST);
    }
}
