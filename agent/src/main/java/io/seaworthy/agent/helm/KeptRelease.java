package io.seaworthy.agent.helm;

import io.seaworthy.agent.cluster.ResourceKind;
import java.util.List;
import java.util.Map;

/**
 * One release as the storage objects' metadata shows it, before any record is read.
 *
 * @param kind Secret or ConfigMap
 * @param family who labelled it
 * @param namespace where the records lie; for Helm 2 this is Tiller's namespace
 * @param name of the release, as the newest object's name says it
 * @param newest name of the newest revision's object
 * @param revision newest revision
 * @param labels of the newest revision's object
 * @param revisions how many revisions are kept
 * @param deployed revisions whose label says deployed, ascending, at most {@value RecordIndex#MOST_DEPLOYED}
 * @param version UID and resource version of the newest revision's object; empty = not known
 * @param previous name of the object of the revision before; empty = there is none
 * @param previousRevision its revision; -1 = there is none
 */
record KeptRelease(
        ResourceKind kind,
        RecordFamily family,
        String namespace,
        String name,
        String newest,
        long revision,
        Map<String, String> labels,
        int revisions,
        List<Integer> deployed,
        String version,
        String previous,
        long previousRevision) {

    /** {@code Secret shop/sh.helm.release.v1.web.v3}. */
    String item() {
        return item(kind, namespace, newest);
    }

    static String item(ResourceKind kind, String namespace, String name) {
        return kind.kind() + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
    }
}
