package io.seaworthy.e2e.cluster;

import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.PodIP;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSliceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.seaworthy.e2e.process.LoopbackAddress;

/**
 * What the controllers and the kubelet that a test cluster lacks would write for a running Tiller: its pod, the
 * Deployment's status, and an EndpointSlice of its Service.
 *
 * <p>API servers refuse loopback addresses in Endpoints and in IPv4 EndpointSlices, so the slice is of type FQDN.
 */
record TillerPod(KubernetesClient client, Deployment deployment, LoopbackAddress address) {

    private static final String NODE = "node-1";

    /** Writes all of it. */
    Pod create() {
        var pod = running(client.resource(pod()).create());
        client.resource(new DeploymentBuilder(deployment)
                        .withNewStatus()
                        .withObservedGeneration(deployment.getMetadata().getGeneration())
                        .withReplicas(1)
                        .withUpdatedReplicas(1)
                        .withReadyReplicas(1)
                        .withAvailableReplicas(1)
                        .endStatus()
                        .build())
                .updateStatus();
        slice(pod);
        return pod;
    }

    private Pod pod() {
        var template = deployment.getSpec().getTemplate();
        return new PodBuilder()
                .withNewMetadata()
                .withNamespace(deployment.getMetadata().getNamespace())
                .withGenerateName(deployment.getMetadata().getName() + "-")
                .withLabels(template.getMetadata().getLabels())
                .endMetadata()
                .withNewSpecLike(template.getSpec())
                .withNodeName(NODE)
                .endSpec()
                .build();
    }

    private Pod running(Pod created) {
        return client.resource(new PodBuilder(created)
                        .withNewStatus()
                        .withPhase("Running")
                        .withPodIP(address.ip())
                        .withPodIPs(new PodIP(address.ip()))
                        .withHostIP(LoopbackAddress.FIRST.ip())
                        .withConditions(new PodConditionBuilder()
                                .withType("Ready")
                                .withStatus("True")
                                .build())
                        .endStatus()
                        .build())
                .updateStatus();
    }

    private void slice(Pod pod) {
        var service = deployment.getMetadata().getName();
        client.resource(new EndpointSliceBuilder()
                        .withNewMetadata()
                        .withNamespace(pod.getMetadata().getNamespace())
                        .withGenerateName(service + "-")
                        .addToLabels("kubernetes.io/service-name", service)
                        .endMetadata()
                        .withAddressType("FQDN")
                        .addNewEndpoint()
                        .withAddresses(address.ip())
                        .withNewConditions()
                        .withReady(true)
                        .endConditions()
                        .withNodeName(NODE)
                        .withTargetRef(reference(pod))
                        .endEndpoint()
                        .addNewPort()
                        .withName("tiller")
                        .withPort(TillerProcess.GRPC_PORT)
                        .withProtocol("TCP")
                        .endPort()
                        .build())
                .create();
    }

    private static ObjectReference reference(Pod pod) {
        return new ObjectReferenceBuilder()
                .withKind("Pod")
                .withNamespace(pod.getMetadata().getNamespace())
                .withName(pod.getMetadata().getName())
                .withUid(pod.getMetadata().getUid())
                .build();
    }
}
