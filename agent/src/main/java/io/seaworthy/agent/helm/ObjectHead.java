package io.seaworthy.agent.helm;

import io.seaworthy.posture.v1.ManifestObject;
import java.util.Optional;

/** What is remembered of a rendered object: its identity and the rights it grants. */
final class ObjectHead {

    /** Longer than any name that Kubernetes takes. */
    private static final int LONGEST_NAME = 512;

    private String apiVersion = "";
    private String kind = "";
    private String name = "";
    private String namespace = "";
    private final Grant grant = new Grant();

    void take(KeyPath path, String value) {
        var depth = path.depth();
        if (depth == 1) {
            switch (path.key(0)) {
                case "apiVersion" -> apiVersion = cut(value);
                case "kind" -> kind = cut(value);
                default -> {}
            }
        } else if (depth == 2 && path.key(0).equals("metadata")) {
            switch (path.key(1)) {
                case "name" -> name = cut(value);
                case "namespace" -> namespace = cut(value);
                default -> {}
            }
        }
        grant.take(path, value);
    }

    private static String cut(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    /** An object without kind or name is no object that Kubernetes would take. */
    boolean isNameless() {
        return kind.isEmpty() || name.isEmpty();
    }

    boolean isList() {
        return kind.endsWith("List");
    }

    ManifestObject object() {
        return ManifestObject.newBuilder()
                .setApiVersion(apiVersion)
                .setKind(kind)
                .setNamespace(namespace)
                .setName(name)
                .build();
    }

    /** Why its grant is worth the cluster; empty if it is not. */
    Optional<String> grant() {
        return apiVersion.startsWith("rbac.authorization.k8s.io/") ? grant.reason(kind, namespace) : Optional.empty();
    }
}
