package io.seaworthy.agent.cluster;

/**
 * A kind of object and the resource it is served as.
 *
 * @param group API group; empty for the core group
 * @param version {@code v1}
 * @param plural {@code secrets}
 * @param kind {@code Secret}
 * @param namespaced whether its objects live in namespaces
 */
public record ResourceKind(String group, String version, String plural, String kind, boolean namespaced) {

    public static final ResourceKind SECRETS = new ResourceKind("", "v1", "secrets", "Secret", true);
    public static final ResourceKind CONFIG_MAPS = new ResourceKind("", "v1", "configmaps", "ConfigMap", true);

    /** {@code secrets}, {@code deployments.apps}: the name RBAC and gaps use. */
    public String resource() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    /** {@code v1}, {@code apps/v1}. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }
}
