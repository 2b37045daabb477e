package io.seaworthy.hub.enrol;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Whose certificates this hub takes, and by whom agents know the hub.
 *
 * @param authorities the active one first; two or more while the hub changes its own
 */
public record Trust(List<X509Certificate> authorities) {

    public Trust {
        authorities = List.copyOf(authorities);
    }

    /** One certificate after the other. */
    public String pem() {
        return Pem.of(authorities);
    }
}
