package io.seaworthy.hub.enrol;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A certificate that was just made.
 *
 * @param chain itself, then its issuers up to below what is trusted
 * @param authority id of the authority that issued it
 */
record IssuedCertificate(List<X509Certificate> chain, String authority) {

    X509Certificate certificate() {
        return chain.getFirst();
    }
}
