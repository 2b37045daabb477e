package io.seaworthy.agent.helm;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.seaworthy.agent.cluster.Cluster;
import io.seaworthy.agent.cluster.Gaps;
import io.seaworthy.agent.cluster.ResourceKind;
import io.seaworthy.posture.v1.Gap;
import io.seaworthy.posture.v1.ItemError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Which releases there are and which object holds the newest revision of each, out of metadata alone.
 *
 * <p>It holds one entry per release, however many revisions are kept and however large they are.
 */
final class RecordIndex {

    /** More deployed revisions than this are not told one by one. */
    static final int MOST_DEPLOYED = 20;

    private final Map<Key, Entry> entries = new HashMap<>();
    private final List<List<Gap>> gaps = new ArrayList<>();
    private final List<ItemError> errors = new ArrayList<>();

    private RecordIndex() {}

    /** Lists the Secrets and ConfigMaps of all Helm generations. */
    static RecordIndex of(Cluster cluster) {
        var index = new RecordIndex();
        for (var kind : List.of(ResourceKind.SECRETS, ResourceKind.CONFIG_MAPS)) {
            for (var family : RecordFamily.values()) {
                var listing = cluster.listMetadata(kind, family.selector(), object -> index.add(kind, family, object));
                index.gaps.add(listing.gaps());
            }
        }
        return index;
    }

    /** All releases, in no order. */
    List<KeptRelease> releases() {
        return entries.entrySet().stream()
                .map(entry -> entry.getValue().release(entry.getKey()))
                .toList();
    }

    /** What could not be listed. */
    List<Gap> gaps() {
        return Gaps.union(gaps);
    }

    /** Objects that claim to be records and do not say of what. */
    List<ItemError> errors() {
        return List.copyOf(errors);
    }

    private void add(ResourceKind kind, RecordFamily family, ObjectMeta object) {
        var labels = Objects.requireNonNullElse(object.getLabels(), Map.<String, String>of());
        if (family == RecordFamily.TILLER && RecordFamily.HELM.owns(labels)) {
            return;
        }
        var namespace = Objects.requireNonNullElse(object.getNamespace(), "");
        var name = Objects.requireNonNullElse(object.getName(), "");
        var told = RecordName.parse(name).or(() -> named(family, labels));
        if (told.isEmpty()) {
            errors.add(ItemError.newBuilder()
                    .setItem(KeptRelease.item(kind, namespace, name))
                    .setReason("is labelled " + family.selector()
                            + ", but neither its name nor its labels tell a release and a revision")
                    .setRemedy(
                            "Remove the label if it is no Helm record; otherwise name it as helm does: NAME.vREVISION.")
                    .build());
            return;
        }
        var key = new Key(kind, family, namespace, told.get().release());
        entries.computeIfAbsent(key, fresh -> new Entry())
                .add(name, told.get().revision(), labels, family.status(labels), version(object));
    }

    private static String version(ObjectMeta object) {
        return object.getUid() == null || object.getResourceVersion() == null
                ? ""
                : object.getUid() + "/" + object.getResourceVersion();
    }

    private static Optional<RecordName> named(RecordFamily family, Map<String, String> labels) {
        var name = family.name(labels);
        return name.isEmpty()
                ? Optional.empty()
                : RecordName.revision(family.version(labels)).map(revision -> new RecordName(name, revision));
    }

    private record Key(ResourceKind kind, RecordFamily family, String namespace, String name) {}

    private static final class Entry {
        private String newest = "";
        private String version = "";
        private long revision = -1;
        private Map<String, String> labels = Map.of();
        private String previous = "";
        private long previousRevision = -1;
        private int revisions;
        private final TreeSet<Integer> deployed = new TreeSet<>();

        void add(String object, long number, Map<String, String> itsLabels, String status, String itsVersion) {
            revisions++;
            if (number > revision) {
                previous = newest;
                previousRevision = revision;
                newest = object;
                version = itsVersion;
                revision = number;
                labels = itsLabels;
            } else if (number > previousRevision) {
                previous = object;
                previousRevision = number;
            }
            if (status.equals(ReleaseStatus.DEPLOYED)) {
                deployed.add((int) number);
                if (deployed.size() > MOST_DEPLOYED) {
                    deployed.pollFirst();
                }
            }
        }

        KeptRelease release(Key key) {
            return new KeptRelease(
                    key.kind,
                    key.family,
                    key.namespace,
                    key.name,
                    newest,
                    revision,
                    Map.copyOf(labels),
                    revisions,
                    List.copyOf(deployed),
                    version,
                    previous,
                    previousRevision);
        }
    }
}
