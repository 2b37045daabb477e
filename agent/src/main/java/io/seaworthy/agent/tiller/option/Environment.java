package io.seaworthy.agent.tiller.option;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A container's environment as Kubernetes builds it: {@code envFrom} first, then {@code env} in order, the last one
 * wins, {@code $(NAME)} stands for what came before. Values of Secrets and ConfigMaps are not looked up.
 */
public final class Environment {

    /** What a variable holds. */
    public sealed interface Value {

        /** {@code origin} reads "env NAME". */
        record Seen(String text, String origin) implements Value {}

        /** It may hold anything; {@code origin} reads "env NAME from Secret x/key y". */
        record Unseen(String origin) implements Value {}

        /** Nobody sets it. */
        record Unset() implements Value {}
    }

    private final Map<String, Value> variables = new HashMap<>();
    private final List<EnvFromSource> sources;

    private Environment(List<EnvFromSource> sources) {
        this.sources = sources;
    }

    /**
     * @param namespace the pod's
     * @param serviceAccount the pod's
     */
    public static Environment of(Container container, String namespace, String serviceAccount) {
        var environment = new Environment(container.getEnvFrom());
        for (var variable : container.getEnv()) {
            environment.variables.put(variable.getName(), environment.value(variable, namespace, serviceAccount));
        }
        return environment;
    }

    /** What a program in the container reads under this name. */
    public Value get(String name) {
        var own = variables.get(name);
        if (own != null) {
            return own;
        }
        return sources.stream()
                .filter(source -> name.startsWith(Objects.requireNonNullElse(source.getPrefix(), "")))
                .<Value>map(source -> new Value.Unseen("env " + name + " from " + words(source)))
                .findFirst()
                .orElseGet(Value.Unset::new);
    }

    private Value value(EnvVar variable, String namespace, String serviceAccount) {
        var origin = "env " + variable.getName();
        if (variable.getValueFrom() != null) {
            return value(variable.getValueFrom(), origin, namespace, serviceAccount);
        }
        var text = Objects.requireNonNullElse(variable.getValue(), "");
        var expanded = Expansion.expand(text, this);
        return expanded.seen() ? new Value.Seen(expanded.text(), origin) : new Value.Unseen(origin + " = " + text);
    }

    private static Value value(EnvVarSource source, String origin, String namespace, String serviceAccount) {
        if (source.getFieldRef() != null) {
            var path = Objects.requireNonNullElse(source.getFieldRef().getFieldPath(), "");
            return switch (path) {
                case "metadata.namespace" -> new Value.Seen(namespace, origin);
                case "spec.serviceAccountName" -> new Value.Seen(serviceAccount, origin);
                default -> new Value.Unseen(origin + " from field " + path);
            };
        }
        if (source.getSecretKeyRef() != null) {
            var key = source.getSecretKeyRef();
            return new Value.Unseen(origin + " from Secret " + key.getName() + "/key " + key.getKey());
        }
        if (source.getConfigMapKeyRef() != null) {
            var key = source.getConfigMapKeyRef();
            return new Value.Unseen(origin + " from ConfigMap " + key.getName() + "/key " + key.getKey());
        }
        return new Value.Unseen(origin + " from a source of another kind");
    }

    private static String words(EnvFromSource source) {
        if (source.getSecretRef() != null) {
            return "Secret " + source.getSecretRef().getName();
        }
        return source.getConfigMapRef() != null
                ? "ConfigMap " + source.getConfigMapRef().getName()
                : "a source of another kind";
    }
}
