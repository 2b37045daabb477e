package io.seaworthy.agent.helm;

import io.seaworthy.agent.cluster.Gaps;
import io.seaworthy.posture.v1.Gap;
import io.seaworthy.posture.v1.RecordStorage;
import io.seaworthy.posture.v1.ReleaseFact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Makes facts of what records say and what their storage objects show. Pure: no cluster, no clock. */
final class ReleaseFacts {

    private final UnaryOperator<String> redaction;

    ReleaseFacts(UnaryOperator<String> redaction) {
        this.redaction = redaction;
    }

    /**
     * One release.
     *
     * @param previousBytes size of the record before; 0 = there is none, or it does not matter
     */
    ReleaseFact of(KeptRelease kept, DecodedRecord decoded, long previousBytes) {
        var fact = decoded.fact().clone();
        var disagreements = disagreements(kept, fact);
        var gaps = new ArrayList<>(decoded.gaps());
        if (fact.getName().isEmpty()) {
            fact.setName(kept.name());
            gaps.add("the record holds no name: it is taken from the storage object");
        }
        if (fact.getRevision() == 0) {
            fact.setRevision((int) kept.revision());
        }
        if (fact.getNamespace().isEmpty()) {
            namespace(kept, fact, gaps);
        }
        kept.labels().forEach((label, value) -> {
            if (!RecordFamily.isOwn(label)) {
                fact.putLabels(label, value);
            }
        });
        gaps.forEach(words -> fact.addGaps(gap(kept, words)));
        return fact.setDescription(redaction.apply(fact.getDescription()))
                .setStorage(storage(kept, decoded, previousBytes))
                .addAllDisagreements(disagreements)
                .addAllDeployedRevisions(kept.deployed())
                .build();
    }

    private static void namespace(KeptRelease kept, ReleaseFact.Builder fact, List<String> gaps) {
        if (kept.family() == RecordFamily.HELM) {
            // Helm 3 and 4 keep a record where the release goes.
            fact.setNamespace(kept.namespace());
        } else {
            gaps.add("the record does not say which namespace the release went to");
        }
    }

    private static RecordStorage storage(KeptRelease kept, DecodedRecord decoded, long previousBytes) {
        var bytes = decoded.storedBytes();
        var storage = RecordStorage.newBuilder()
                .setKind(kept.kind().kind())
                .setNamespace(kept.namespace())
                .setName(kept.newest())
                .setRevisions(kept.revisions())
                .setBytes(bytes)
                .setUnpackedBytes(decoded.unpackedBytes())
                .addAllParts(decoded.parts());
        if (RecordGrowth.matters(bytes)) {
            storage.setPreviousBytes(previousBytes).setProjectedFullRevision((int) RecordGrowth.firstThatDoesNotFit(
                    kept.revision(), bytes, Math.max(1, kept.revision() - kept.previousRevision()), previousBytes));
        }
        return storage.build();
    }

    /** Where the labels, the object's name and the record tell different stories. */
    private static List<String> disagreements(KeptRelease kept, ReleaseFact.Builder fact) {
        var found = new ArrayList<String>();
        var labels = kept.labels();
        var family = kept.family();
        var revision = Integer.toUnsignedString(fact.getRevision());
        differ(found, "label name", family.name(labels), fact.getName());
        differ(found, "label status", family.status(labels), fact.getStatus());
        differ(found, "label version", family.version(labels), fact.getRevision() == 0 ? "" : revision);
        differ(found, "the storage object's name for the release", kept.name(), fact.getName());
        differ(
                found,
                "the storage object's name for the revision",
                Long.toString(kept.revision()),
                fact.getRevision() == 0 ? "" : revision);
        if (family == RecordFamily.HELM) {
            differ(found, "the storage object's namespace", kept.namespace(), fact.getNamespace());
        }
        return found;
    }

    private static void differ(List<String> found, String what, String there, String inRecord) {
        if (!there.isEmpty() && !inRecord.isEmpty() && !there.equals(inRecord)) {
            found.add(what + " says \"" + there + "\", the record says \"" + inRecord + "\"");
        }
    }

    private static Gap gap(KeptRelease kept, String words) {
        return Gaps.of(kept.kind(), "get", kept.namespace(), Gap.Reason.UNREADABLE, words);
    }

    /** Fills in which other generations keep a record of the same name and namespace. */
    static List<ReleaseFact> withOtherKeepers(Collection<ReleaseFact> facts) {
        var generations = new HashMap<Release, SortedSet<Integer>>();
        facts.forEach(fact -> generations
                .computeIfAbsent(Release.of(fact), release -> new TreeSet<>())
                .add(fact.getGeneration()));
        return facts.stream().map(fact -> withOthers(fact, generations)).toList();
    }

    private static ReleaseFact withOthers(ReleaseFact fact, Map<Release, SortedSet<Integer>> generations) {
        var others = new TreeSet<>(generations.getOrDefault(Release.of(fact), new TreeSet<>()));
        others.remove(fact.getGeneration());
        return others.isEmpty()
                ? fact
                : fact.toBuilder().addAllAlsoKeptBy(others).build();
    }

    private record Release(String namespace, String name) {
        static Release of(ReleaseFact fact) {
            return new Release(fact.getNamespace(), fact.getName());
        }
    }
}
