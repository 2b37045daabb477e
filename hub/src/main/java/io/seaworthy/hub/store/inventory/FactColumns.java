package io.seaworthy.hub.store.inventory;

import com.google.protobuf.util.Timestamps;
import io.seaworthy.hub.StorableText;
import io.seaworthy.hub.control.Subjects;
import io.seaworthy.posture.v1.Fact;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The few things of a fact that are searched for, as columns. Only releases have the later ones.
 *
 * @param release namespace/name, of a release itself and of its workloads; empty = none
 * @param image of a vulnerability; empty = none
 */
record FactColumns(
        String namespace,
        String name,
        String release,
        String image,
        @Nullable Short generation,
        @Nullable String status,
        @Nullable String chart,
        @Nullable String chartVersion,
        @Nullable String storage,
        @Nullable Long recordBytes,
        @Nullable OffsetDateTime deployedAt) {

    // An index row has room for about 2,700 bytes.
    private static final int LONGEST = 300;
    private static final int LONGEST_PAIR = 510;

    static FactColumns of(Fact fact) {
        var subject = Subjects.of(fact);
        var namespace = text(subject.getNamespace());
        var name = text(subject.getName());
        if (!fact.hasRelease()) {
            var owner = StorableText.of(fact.getWorkload().getRelease(), LONGEST_PAIR);
            var image = StorableText.of(fact.getVulnerability().getImage(), LONGEST_PAIR);
            return new FactColumns(namespace, name, owner, image, null, null, null, null, null, null, null);
        }
        var release = fact.getRelease();
        return new FactColumns(
                namespace,
                name,
                StorableText.of(release.getNamespace() + "/" + release.getName(), LONGEST_PAIR),
                "",
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
