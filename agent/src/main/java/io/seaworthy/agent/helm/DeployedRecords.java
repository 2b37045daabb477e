package io.seaworthy.agent.helm;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.seaworthy.agent.cluster.Cluster;
import io.seaworthy.agent.cluster.ResourceKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * Reads the newest records that are labelled deployed in a few lists, instead of one request each: these are nearly all
 * there are, and a request costs more than a record.
 */
final class DeployedRecords {

    /** Fewer are fetched one by one: a list makes the server look through all records of the cluster. */
    private static final int WORTH_A_LIST = 20;

    private static final int WAITING = 4;

    private final Cluster cluster;
    private final RecordReading reading;

    DeployedRecords(Cluster cluster, RecordReading reading) {
        this.cluster = cluster;
        this.reading = reading;
    }

    /** Hands over what it read and returns the releases that are still to be read one by one. */
    List<KeptRelease> read(List<KeptRelease> releases, BiConsumer<KeptRelease, RecordReading.Result> each) {
        var rest = new ArrayList<KeptRelease>();
        var deployed = new HashMap<Shelf, Map<String, KeptRelease>>();
        for (var release : releases) {
            if (release.family().status(release.labels()).equals(ReleaseStatus.DEPLOYED)) {
                deployed.computeIfAbsent(new Shelf(release.kind(), release.family()), shelf -> new HashMap<>())
                        .put(release.namespace() + "/" + release.newest(), release);
            } else {
                rest.add(release);
            }
        }
        deployed.forEach((shelf, wanted) -> {
            if (wanted.size() >= WORTH_A_LIST) {
                read(shelf, wanted, each);
            }
            rest.addAll(wanted.values());
        });
        return rest;
    }

    /** Takes out of {@code wanted} what it could read. Decodes on another thread while the list goes on. */
    private void read(
            Shelf shelf, Map<String, KeptRelease> wanted, BiConsumer<KeptRelease, RecordReading.Result> each) {
        var finished = new ConcurrentLinkedQueue<Decoded>();
        // Few records wait at a time; when the decoder falls behind, the thread that lists helps it.
        try (var decoder = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                new ThreadPoolExecutor.CallerRunsPolicy())) {
            // Whatever this list cannot give is asked for one by one afterwards, so its gaps need not be told.
            cluster.listData(
                    shelf.kind,
                    shelf.family.deployedSelector(),
                    RecordReading.KEY,
                    metadata -> wanted.containsKey(place(metadata)),
                    (metadata, value) -> {
                        take(finished, wanted, each);
                        var release = wanted.get(place(metadata));
                        if (release != null) {
                            decoder.execute(() -> reading.read(release, value)
                                    .ifPresent(result -> finished.add(new Decoded(release, result))));
                        }
                    });
        }
        take(finished, wanted, each);
    }

    private static void take(
            Queue<Decoded> finished,
            Map<String, KeptRelease> wanted,
            BiConsumer<KeptRelease, RecordReading.Result> each) {
        for (var decoded = finished.poll(); decoded != null; decoded = finished.poll()) {
            wanted.remove(decoded.release.namespace() + "/" + decoded.release.newest());
            each.accept(decoded.release, decoded.result);
        }
    }

    private static String place(ObjectMeta metadata) {
        return metadata.getNamespace() + "/" + metadata.getName();
    }

    private record Decoded(KeptRelease release, RecordReading.Result result) {}

    private record Shelf(ResourceKind kind, RecordFamily family) {}
}
