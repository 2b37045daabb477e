package io.seaworthy.e2e.scenario;

import java.util.Locale;

/**
 * The Tiller that a scenario asks for.
 *
 * @param namespace its own and its records'
 * @param transport what clients must speak
 * @param storage where records go
 * @param spelling where its options are written
 * @param loopback listens on loopback only
 * @param account what its account may do
 * @param service type of its Service
 * @param lockedDown the container's security context is strict
 */
public record TillerWish(
        String namespace,
        Transport transport,
        Storage storage,
        Spelling spelling,
        boolean loopback,
        Account account,
        String service,
        boolean lockedDown) {

    /** What clients must speak. */
    public enum Transport {
        PLAINTEXT,
        TLS,
        TLS_VERIFY
    }

    /** Tiller's {@code --storage}. */
    public enum Storage {
        CONFIGMAP,
        SECRET,
        MEMORY
    }

    /** Where options are written. */
    public enum Spelling {
        COMMAND,
        ARGS,
        ENV
    }

    /** What Tiller's account is bound to. */
    public enum Account {
        /** {@code tiller}, bound to cluster-admin: what most guides said. */
        CLUSTER_ADMIN,
        /** {@code tiller}, with what the scenario's own bindings give it. */
        OWN
    }

    static <E extends Enum<E>> E parse(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
