package io.seaworthy.agent.access;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.seaworthy.agent.cluster.Answer;
import io.seaworthy.agent.cluster.Cluster;
import io.seaworthy.agent.cluster.ResourceKind;
import io.seaworthy.posture.v1.Encryption;
import io.seaworthy.posture.v1.ObjectReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the API server's own pods say it was started with.
 *
 * <p>Source: the static pods that kubeadm and its like write, {@code component=kube-apiserver} in kube-system. Managed
 * clusters show none.
 */
public final class ApiServerFlags {

    private static final String NAMESPACE = "kube-system";
    private static final Set<String> PROVIDER_CONFIG = Set.of(
            "--encryption-provider-config", "--experimental-encryption-provider-config"); // the latter until 1.13

    private ApiServerFlags() {}

    /**
     * Whether Secrets are encrypted in etcd. Of several API servers, one without the flag decides. Absent: no API server
     * pod is visible, or what it runs cannot be read off its arguments. Unknown: pods could not be listed.
     */
    public static Answer<Encryption> encryption(Cluster cluster) {
        var names = new ArrayList<String>();
        var listing = cluster.listMetadata(
                ResourceKind.of(Pod.class), "component=kube-apiserver", metadata -> kubeSystemName(metadata, names));
        if (!listing.complete()) {
            return new Answer.Unknown<>(listing.gaps().getFirst());
        }
        var seen = new ArrayList<Encryption>();
        for (var name : names.stream().sorted().toList()) {
            switch (cluster.get(Pod.class, NAMESPACE, name)) {
                case Answer.Found<Pod>(var pod) -> {
                    var configured = configured(pod);
                    if (configured.isEmpty()) {
                        return new Answer.Absent<>();
                    }
                    seen.add(encryption(name, configured.get()));
                }
                case Answer.Unknown<Pod>(var gap) -> {
                    return new Answer.Unknown<>(gap);
                }
                case Answer.Broken<Pod>(var error) -> {
                    return new Answer.Broken<>(error);
                }
                case Answer.Absent<Pod> gone -> {
                    // It was deleted between the list and this; the others still say how the cluster is run.
                }
            }
        }
        return seen.stream()
                .filter(one -> !one.getConfigured())
                .findFirst()
                .or(() -> seen.stream().findFirst())
                .<Answer<Encryption>>map(Answer.Found::new)
                .orElseGet(Answer.Absent::new);
    }

    private static void kubeSystemName(ObjectMeta metadata, List<String> names) {
        if (NAMESPACE.equals(metadata.getNamespace()) && metadata.getName() != null) {
            names.add(metadata.getName());
        }
    }

    private static Encryption encryption(String pod, boolean configured) {
        return Encryption.newBuilder()
                .setConfigured(configured)
                .setSource(ObjectReference.newBuilder()
                        .setApiVersion("v1")
                        .setKind("Pod")
                        .setNamespace(NAMESPACE)
                        .setName(pod))
                .build();
    }

    /** Empty where no container visibly runs kube-apiserver, or where its flags come out of variables. */
    private static Optional<Boolean> configured(Pod pod) {
        var words = pod.getSpec() == null
                ? List.<String>of()
                : pod.getSpec().getContainers().stream()
                        .map(ApiServerFlags::words)
                        .filter(line -> line.stream().anyMatch(ApiServerFlags::isApiServer))
                        .flatMap(List::stream)
                        .toList();
        if (words.stream().noneMatch(ApiServerFlags::isApiServer)) {
            return Optional.empty();
        }
        for (var i = 0; i < words.size(); i++) {
            var flag = words.get(i).split("=", 2);
            // The API server takes underscores for hyphens in flag names.
            if (PROVIDER_CONFIG.contains(flag[0].replace('_', '-'))) {
                var value = flag.length > 1 ? flag[1] : i + 1 < words.size() ? words.get(i + 1) : "";
                return Optional.of(!value.isBlank());
            }
        }
        return words.stream().anyMatch(word -> word.contains("$")) ? Optional.empty() : Optional.of(false);
    }

    /** The command line as words; a shell's {@code -c} script is taken apart too. */
    private static List<String> words(Container container) {
        return Stream.concat(stream(container.getCommand()), stream(container.getArgs()))
                .flatMap(argument -> Arrays.stream(argument.strip().split("\\s+")))
                .toList();
    }

    private static Stream<String> stream(@Nullable List<String> words) {
        return words == null ? Stream.of() : words.stream();
    }

    private static boolean isApiServer(String word) {
        return word.equals("kube-apiserver") || word.endsWith("/kube-apiserver");
    }
}
