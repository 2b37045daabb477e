package io.seaworthy.agent.tiller.option;

import io.fabric8.kubernetes.api.model.Container;

/**
 * A container that runs Tiller, and what its pod adds.
 *
 * @param serviceAccount name of the pod's account
 * @param tokenMounted the account's token, with the namespace beside it, is mounted
 * @param tillerImage the image is known to start {@code /tiller} by itself
 */
public record TillerContainer(
        Container container, String namespace, String serviceAccount, boolean tokenMounted, boolean tillerImage) {

    /** Whether command or args name an executable called exactly {@code tiller}. */
    public static boolean startsTiller(Container container) {
        return CommandLine.startsTiller(container);
    }

    Environment environment() {
        return Environment.of(container, namespace, serviceAccount);
    }
}
