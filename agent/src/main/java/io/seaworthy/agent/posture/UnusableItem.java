package io.seaworthy.agent.posture;

import io.seaworthy.agent.helm.Releases;
import io.seaworthy.agent.workload.Workloads;
import io.seaworthy.posture.v1.Gap;
import io.seaworthy.posture.v1.ItemError;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** An item of input that could not be used, and the facts that it may hide. */
record UnusableItem(ItemError error) {

    private static final Pattern OBJECT = Pattern.compile("([A-Z][A-Za-z0-9]*) (?:([^/ ]+)/)?([^/ ]+)");
    private static final Set<String> RECORDS = Set.of("Secret", "ConfigMap");
    private static final Set<String> WORKLOADS =
            Set.of("Pod", "ReplicationController", "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet");
    private static final Set<String> FROM_WORKLOADS = Set.of("TillerFact", "AccessFact");
    private static final String RECORD_OF_HELM_3 = "sh.helm.release.v1.";

    /** Whether a fact that was not seen may still be there, behind this item. */
    boolean mayHide(String key) {
        var object = OBJECT.matcher(error.getItem());
        if (!object.matches()) {
            return true;
        }
        var kind = object.group(1);
        var namespace = Optional.ofNullable(object.group(2)).orElse("");
        var name = object.group(3);
        if (RECORDS.contains(kind)) {
            return Releases.mayBeKeptIn(key, kind, namespace, name) || mayOwn(key, namespace, name);
        }
        var place = FactPlace.of(key);
        if (key.equals("WorkloadFact/" + kind + "/" + namespace + "/" + name)) {
            return true;
        }
        if (WORKLOADS.contains(kind)) {
            // Without its ReplicaSet a report is told under another name.
            return (FROM_WORKLOADS.contains(place.kind()) && place.namespace().equals(namespace))
                    || (kind.equals("ReplicaSet") && mayBeScanned(place, namespace));
        }
        if (kind.equals(Workloads.REPORTS.kind())) {
            return mayBeScanned(place, namespace);
        }
        return kind.equals("Namespace") && key.equals("NamespaceFact/" + name);
    }

    private static boolean mayBeScanned(FactPlace place, String namespace) {
        return place.kind().equals("VulnerabilityFact") && place.namespace().equals(namespace);
    }

    /** Helm 3 marks what it owns outside its record's namespace; Helm 2 keeps its records far from what they own. */
    private static boolean mayOwn(String key, String namespace, String record) {
        var place = FactPlace.of(key);
        return place.kind().equals("WorkloadFact")
                && (place.namespace().equals(namespace) || !record.startsWith(RECORD_OF_HELM_3));
    }

    /** A whole file, or something without a name: there is no telling what it held. */
    boolean mayHideAnything() {
        return !OBJECT.matcher(error.getItem()).matches();
    }

    Gap gap() {
        return Gap.newBuilder()
                .setResource(error.getItem().split(" ", 2)[0])
                .setVerb("get")
                .setReason(Gap.Reason.UNREADABLE)
                .setDetail(error.getItem() + " " + error.getReason())
                .build();
    }
}
