package io.seaworthy.agent.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespaced;

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

    /** The kind that a fabric8 model class stands for. */
    public static ResourceKind of(Class<? extends HasMetadata> model) {
        var group = HasMetadata.getGroup(model);
        return new ResourceKind(
                group == null ? "" : group,
                HasMetadata.getVersion(model),
                HasMetadata.getPlural(model),
                HasMetadata.getKind(model),
                Namespaced.class.isAssignableFrom(model));
    }

    /** {@code secrets}, {@code deployments.apps}: the name RBAC and gaps use. */
    public String resource() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    /** {@code v1}, {@code apps/v1}. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** Path of the collection on the API server; an empty namespace means all of them. */
    String path(String namespace) {
        var root = group.isEmpty() ? "api/" : "apis/";
        return root + apiVersion() + (namespace.isEmpty() ? "" : "/namespaces/" + namespace) + "/" + plural;
    }
}
