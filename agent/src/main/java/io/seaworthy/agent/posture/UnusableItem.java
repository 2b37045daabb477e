package io.seaworthy.agent.posture;

import io.seaworthy.agent.helm.Releases;
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
            return Releases.mayBeKeptIn(key, kind, namespace, name);
        }
        if (WORKLOADS.contains(kind)) {
            var place = FactPlace.of(key);
            return FROM_WORKLOADS.contains(place.kind()) && place.namespace().equals(namespace);
        }
        return kind.equals("Namespace") && key.equals("NamespaceFact/" + name);
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
