package io.seaworthy.agent.cluster;

import io.seaworthy.posture.v1.Gap;
import java.util.Collection;
import java.util.List;

/** Words for what could not be read. */
public final class Gaps {

    private Gaps() {}

    /** One gap of a list over one namespace, or over the cluster where the namespace is empty. */
    public static Gap of(ResourceKind kind, String verb, String namespace, Gap.Reason reason, String detail) {
        return Gap.newBuilder()
                .setResource(kind.resource())
                .setVerb(verb)
                .setNamespace(namespace)
                .setReason(reason)
                .setDetail(detail)
                .build();
    }

    /** All gaps of several listings, no doubles, in order of first appearance. */
    public static List<Gap> union(Collection<List<Gap>> gaps) {
        return gaps.stream().flatMap(List::stream).distinct().toList();
    }
}
