package io.seaworthy.hub.inventory;

import io.seaworthy.agent.cluster.RecordedCluster;
import io.seaworthy.agent.credential.Salt;
import io.seaworthy.agent.posture.PostureCollector;
import io.seaworthy.agent.posture.PostureSettings;
import io.seaworthy.hub.enrol.ClusterId;
import io.seaworthy.posture.v1.Fact;
import io.seaworthy.posture.v1.Gap;
import io.seaworthy.posture.v1.Posture;
import io.seaworthy.posture.v1.ReleaseFact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What the agent's own collectors see in the recordings, and what else could have been seen. */
final class Postures {

    private static final Map<String, Posture> TAKEN = new ConcurrentHashMap<>();

    private Postures() {}

    /** Of a folder of {@code e2e/recordings}, as if it were this cluster. */
    static Posture of(String recording, ClusterId cluster) {
        var taken = TAKEN.computeIfAbsent(recording, Postures::take);
        return each(
                taken,
                fact -> fact.hasCluster()
                        ? fact.toBuilder()
                                .setCluster(fact.getCluster().toBuilder().setId(cluster.value()))
                                .build()
                        : fact);
    }

    static Posture without(Posture posture, Predicate<Fact> gone) {
        var left = posture.getFactsList().stream().filter(gone.negate()).toList();
        return posture.toBuilder().clearFacts().addAllFacts(left).build();
    }

    static Posture each(Posture posture, UnaryOperator<Fact> change) {
        var facts = posture.getFactsList().stream().map(change).toList();
        return posture.toBuilder().clearFacts().addAllFacts(facts).build();
    }

    /** The releases' status, whatever it was. */
    static Posture status(Posture posture, String status) {
        return each(
                posture,
                fact -> fact.hasRelease()
                        ? fact.toBuilder()
                                .setRelease(fact.getRelease().toBuilder().setStatus(status))
                                .build()
                        : fact);
    }

    /** The agent may no longer list secrets and ConfigMaps. */
    static Posture withoutPermission(Posture posture) {
        var gap = Gap.newBuilder().setResource("secrets").setVerb("list").setReason(Gap.Reason.DENIED);
        return each(
                without(posture, Fact::hasRelease),
                fact -> fact.hasCluster()
                        ? fact.toBuilder()
                                .setCluster(fact.getCluster().toBuilder()
                                        .clearReleases()
                                        .addGaps(gap))
                                .build()
                        : fact);
    }

    /** Many more releases like the first one. */
    static Posture crowded(Posture posture, int releases) {
        var first = posture.getFactsList().stream()
                .filter(Fact::hasRelease)
                .findFirst()
                .orElseThrow();
        var more = posture.toBuilder();
        for (int i = 0; i < releases; i++) {
            ReleaseFact release =
                    first.getRelease().toBuilder().setName("more-" + i).build();
            more.addFacts(first.toBuilder().setKey(first.getKey() + "-" + i).setRelease(release));
        }
        return more.build();
    }

    private static Posture take(String recording) {
        var folder = Path.of(System.getProperty("seaworthy.root"), "e2e", "recordings", recording);
        var settings = new PostureSettings(PostureSettings.TEAM_LABEL, false, _ -> Salt.of(new byte[16]));
        try (var cluster = RecordedCluster.open(folder, Set.of())) {
            return new PostureCollector(settings).collect(cluster, _ -> {});
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
