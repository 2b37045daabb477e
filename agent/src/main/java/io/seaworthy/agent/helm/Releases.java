package io.seaworthy.agent.helm;

import io.seaworthy.posture.v1.Gap;
import io.seaworthy.posture.v1.ItemError;
import io.seaworthy.posture.v1.ReleaseCensus;
import io.seaworthy.posture.v1.ReleaseFact;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All releases of a cluster.
 *
 * @param facts one per release and storage, sorted by {@link #key}
 * @param census how many there are; empty = not all records could be listed or fetched
 * @param gaps what could not be read
 * @param errors records that could not be used, one each
 */
public record Releases(
        List<ReleaseFact> facts, Optional<ReleaseCensus> census, List<Gap> gaps, List<ItemError> errors) {

    public Releases {
        facts = List.copyOf(facts);
        gaps = List.copyOf(gaps);
        errors = List.copyOf(errors);
    }

    /**
     * Identity of a release's fact inside its cluster: where its newest record lies, without the revision, so that an
     * upgrade changes the fact and does not replace it. {@code ReleaseFact/Secret/shop/web}; records labelled by Helm 2
     * carry {@code @helm2}, because both generations may keep the same name in one namespace.
     */
    public static String key(ReleaseFact fact) {
        var storage = fact.getStorage();
        var name = RecordName.parse(storage.getName()).map(RecordName::release).orElse(fact.getName());
        return "ReleaseFact/" + storage.getKind() + "/" + storage.getNamespace() + "/" + name
                + (fact.getGeneration() == 2 ? "@helm2" : "");
    }

    /** Label selectors of all storage objects, of every Helm generation. */
    public static List<String> selectors() {
        return Stream.of(RecordFamily.values()).map(RecordFamily::selector).toList();
    }

    /**
     * Whether the fact of this key may be made of what a storage object holds.
     *
     * @param key of any fact
     * @param kind {@code Secret} or {@code ConfigMap}
     */
    public static boolean mayBeKeptIn(String key, String kind, String namespace, String objectName) {
        var shelf = "ReleaseFact/" + kind + "/" + namespace + "/";
        var release = RecordName.parse(objectName).map(RecordName::release);
        // A name that tells no release may belong to any of its namespace.
        return release.map(name -> key.equals(shelf + name) || key.equals(shelf + name + "@helm2"))
                .orElseGet(() -> key.startsWith(shelf));
    }
}
