package io.seaworthy.hub.control;

import io.seaworthy.posture.v1.Fact;
import io.seaworthy.posture.v1.ObjectReference;

/** Names what a fact is about, for people. */
public final class Subjects {

    private Subjects() {}

    /** Kind is a word for people; namespace is empty for what has none. */
    public static ObjectReference of(Fact fact) {
        return switch (fact.getBodyCase()) {
            case CLUSTER -> name("Cluster", "", fact.getCluster().getName());
            case NAMESPACE -> name("Namespace", "", fact.getNamespace().getName());
            case TILLER ->
                name("Tiller", fact.getTiller().getNamespace(), fact.getTiller().getName());
            case ACCESS ->
                name(
                        "ServiceAccount",
                        fact.getAccess().getNamespace(),
                        fact.getAccess().getServiceAccount());
            case RELEASE ->
                name(
                        "Release",
                        fact.getRelease().getNamespace(),
                        fact.getRelease().getName());
            case WORKLOAD -> fact.getWorkload().getObject();
            case CHART_SOURCE ->
                name(
                        "ChartSource",
                        fact.getChartSource().getNamespace(),
                        fact.getChartSource().getName());
            case VULNERABILITY -> fact.getVulnerability().getWorkload();
            case BODY_NOT_SET -> name("Fact", "", fact.getKey());
        };
    }

    private static ObjectReference name(String kind, String namespace, String name) {
        return ObjectReference.newBuilder()
                .setKind(kind)
                .setNamespace(namespace)
                .setName(name)
                .build();
    }
}
