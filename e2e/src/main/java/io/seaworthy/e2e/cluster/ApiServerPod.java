package io.seaworthy.e2e.cluster;

import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;

/** The pod in which kubeadm's clusters show the flags of their API server. */
final class ApiServerPod {

    private ApiServerPod() {}

    static void create(KubernetesClient client, List<String> flags) {
        client.resource(new PodBuilder()
                        .withNewMetadata()
                        .withNamespace("kube-system")
                        .withName("kube-apiserver-node-1")
                        .addToLabels("component", "kube-apiserver")
                        .addToLabels("tier", "control-plane")
                        .endMetadata()
                        .withNewSpec()
                        .withNodeName("node-1")
                        .withHostNetwork(true)
                        .withAutomountServiceAccountToken(false)
                        .addNewContainer()
                        .withName("kube-apiserver")
                        .withImage("registry.k8s.io/kube-apiserver")
                        .addToCommand("kube-apiserver")
                        .addAllToCommand(flags)
                        .endContainer()
                        .endSpec()
                        .build())
                .create();
    }
}
