package io.seaworthy.agent.cluster;

import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns {@link ClusterAccess} into the client's configuration, with clear words where that cannot be done. */
final class Kubeconfig {

    private static final Path IN_CLUSTER_TOKEN = Path.of("/var/run/secrets/kubernetes.io/serviceaccount/token");
    private static final int CONNECT_MILLISECONDS = 5_000;
    private static final int REQUEST_MILLISECONDS = 60_000;

    private Kubeconfig() {}

    static Config resolve(ClusterAccess access, Map<String, String> environment) throws ClusterUnreachable {
        var files = files(access, environment);
        if (files.isEmpty() && !Files.exists(IN_CLUSTER_TOKEN)) {
            throw new ClusterUnreachable(
                    "kubeconfig",
                    "there is none: neither --kubeconfig, nor $KUBECONFIG, nor ~/.kube/config, nor a pod's own account",
                    "Name a file with --kubeconfig, or scan recorded objects with --from.");
        }
        checkContext(access, files);
        var context = access.context().orElse(null);
        Config config;
        if (access.kubeconfig().isPresent()) {
            config = Config.fromKubeconfig(context, access.kubeconfig().get().toFile());
        } else {
            config = Config.autoConfigure(context);
        }
        var builder = new ConfigBuilder(config)
                .withConnectionTimeout(CONNECT_MILLISECONDS)
                .withRequestTimeout(REQUEST_MILLISECONDS)
                .withRequestRetryBackoffLimit(1);
        access.user().ifPresent(builder::withImpersonateUsername);
        if (!access.groups().isEmpty()) {
            builder.withImpersonateGroups(access.groups().toArray(String[]::new));
        }
        return builder.build();
    }

    private static List<Path> files(ClusterAccess access, Map<String, String> environment) throws ClusterUnreachable {
        if (access.kubeconfig().isPresent()) {
            var file = access.kubeconfig().get();
            if (!Files.isReadable(file)) {
                throw new ClusterUnreachable(
                        "kubeconfig " + file, "cannot be read", "Name an existing file with --kubeconfig.");
            }
            return List.of(file);
        }
        var named = environment.getOrDefault("KUBECONFIG", "");
        if (named.isEmpty()) {
            var usual = Path.of(System.getProperty("user.home"), ".kube", "config");
            return Files.isReadable(usual) ? List.of(usual) : List.of();
        }
        var files = Stream.of(named.split(File.pathSeparator))
                .filter(file -> !file.isEmpty())
                .map(Path::of)
                .filter(Files::isReadable)
                .toList();
        if (files.isEmpty()) {
            throw new ClusterUnreachable(
                    "KUBECONFIG",
                    "is '" + named + "', expected at least one file that can be read",
                    "Correct the variable, or name a file with --kubeconfig.");
        }
        return files;
    }

    private static void checkContext(ClusterAccess access, List<Path> files) throws ClusterUnreachable {
        var known = new ArrayList<String>();
        var current = "";
        for (var file : files) {
            var config = read(file);
            config.getContexts().stream().map(NamedContext::getName).forEach(known::add);
            if (current.isEmpty() && config.getCurrentContext() != null) {
                current = config.getCurrentContext();
            }
        }
        if (files.isEmpty()) {
            return;
        }
        var wanted = access.context().orElse(current);
        if (wanted.isEmpty()) {
            throw new ClusterUnreachable(
                    "kubeconfig " + files.getFirst(),
                    "has no current context",
                    "Name one of " + known + " with --context.");
        }
        if (!known.contains(wanted)) {
            throw new ClusterUnreachable(
                    "context '" + wanted + "'",
                    "is not in " + files,
                    known.isEmpty() ? "That file has no contexts." : "Use one of: " + String.join(", ", known) + ".");
        }
    }

    private static io.fabric8.kubernetes.api.model.Config read(Path file) throws ClusterUnreachable {
        Optional<io.fabric8.kubernetes.api.model.Config> config;
        try (InputStream input = Files.newInputStream(file)) {
            config = Optional.ofNullable(Serialization.unmarshal(input, io.fabric8.kubernetes.api.model.Config.class));
        } catch (IOException | RuntimeException broken) {
            // The parser's message may quote tokens of the file, so it is not passed on.
            config = Optional.empty();
        }
        return config.orElseThrow(() -> new ClusterUnreachable(
                "kubeconfig " + file,
                "is not a kubeconfig",
                "Check it with kubectl config view --kubeconfig " + file + "."));
    }
}
