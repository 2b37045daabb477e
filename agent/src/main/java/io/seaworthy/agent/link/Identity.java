package io.seaworthy.agent.link;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Who this agent is to the hub.
 *
 * @param key never leaves this process and its data folder
 * @param chain the agent's certificate first
 * @param chainPem the same as the hub sent it
 * @param trustPem authorities by which the hub is trusted
 * @param tokenId id of the join token it was made with
 */
record Identity(PrivateKey key, List<X509Certificate> chain, String chainPem, String trustPem, String tokenId) {

    private static final int URI_NAME = 6;

    Identity {
        chain = List.copyOf(chain);
    }

    static Identity of(PrivateKey key, String chainPem, String trustPem, String tokenId)
            throws GeneralSecurityException {
        Pem.certificates(trustPem);
        var identity = new Identity(key, Pem.certificates(chainPem), chainPem, trustPem, tokenId);
        identity.uri();
        return identity;
    }

    /** {@code spiffe://TRUST_DOMAIN/cluster/UID}. */
    String uri() throws GeneralSecurityException {
        var names = chain.getFirst().getSubjectAlternativeNames();
        if (names != null) {
            for (var name : names) {
                if (Integer.valueOf(URI_NAME).equals(name.get(0)) && name.get(1) instanceof String uri) {
                    return uri;
                }
            }
        }
        throw new GeneralSecurityException("the certificate names no cluster");
    }

    /** Whether it is the identity of this cluster. */
    boolean isOf(String clusterId) {
        try {
            return uri().endsWith("/cluster/" + clusterId);
        } catch (GeneralSecurityException impossible) {
            // Looked at when the identity was made.
            throw new IllegalStateException(impossible);
        }
    }

    Instant notAfter() {
        return chain.getFirst().getNotAfter().toInstant();
    }

    boolean hasEnded(Instant now) {
        return !now.isBefore(notAfter());
    }

    /** @param share of its life that may be left */
    boolean isDue(Instant now, double share) {
        var life = Duration.between(chain.getFirst().getNotBefore().toInstant(), notAfter());
        return Duration.between(now, notAfter()).toMillis() < life.toMillis() * share;
    }

    Identity trusting(String newTrustPem) {
        return new Identity(key, chain, chainPem, newTrustPem, tokenId);
    }

    @Override
    public String toString() {
        return "Identity until " + notAfter();
    }
}
