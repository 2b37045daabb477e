package io.seaworthy.hub.enrol;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * What the hub shows on its gRPC ports.
 *
 * @param chain the server certificate, then its issuers up to and with the root, so that an agent that has only a pin
 *     finds the pinned authority in it; while the hub changes its authority the new one appears signed by the old one,
 *     so that agents that know either of them can verify it
 */
public record ServerCredential(PrivateKey key, List<X509Certificate> chain) {

    public ServerCredential {
        chain = List.copyOf(chain);
    }

    public Instant notAfter() {
        return chain.getFirst().getNotAfter().toInstant();
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "ServerCredential[" + Certificates.serial(chain.getFirst()) + "]";
    }
}
