package io.seaworthy.agent.helm;

import io.seaworthy.agent.cluster.ResourceKind;
import java.util.Arrays;

/** A set of object identities, eight bytes each: FNV-1a over resource, namespace and name. */
final class Identities {

    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private long[] hashes = new long[256];
    private int size;
    private boolean sorted = true;

    /** Adds an object; a namespace counts for namespaced kinds only. */
    void add(ResourceKind kind, String namespace, String name) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, size * 2);
        }
        hashes[size++] = hash(kind, namespace, name);
        sorted = false;
    }

    boolean contains(ResourceKind kind, String namespace, String name) {
        if (!sorted) {
            Arrays.sort(hashes, 0, size);
            sorted = true;
        }
        return Arrays.binarySearch(hashes, 0, size, hash(kind, namespace, name)) >= 0;
    }

    private static long hash(ResourceKind kind, String namespace, String name) {
        var hash = mix(BASIS, kind.resource());
        hash = mix(hash * PRIME, kind.namespaced() ? namespace : "");
        return mix(hash * PRIME, name);
    }

    private static long mix(long from, String text) {
        var hash = from;
        for (var i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return (hash ^ '/') * PRIME;
    }
}
