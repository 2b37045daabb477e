package io.seaworthy.agent.tiller.option;

import io.seaworthy.posture.v1.Transport;
import java.util.Optional;

/** How a client and a Tiller of one version talk. */
final class Transports {

    private Transports() {}

    /** TLS is on with either switch; what {@code verify} demands of a client has changed twice. */
    static Transport of(TillerVersion version, Optional<Boolean> tls, Optional<Boolean> verify) {
        if (verify.isEmpty()) {
            return Transport.TRANSPORT_UNKNOWN;
        }
        if (verify.get()) {
            return admitsWithoutCertificate(version) ? Transport.TLS_OPTIONAL_CLIENT_CERTIFICATE : Transport.MUTUAL_TLS;
        }
        return tls.map(on -> on ? Transport.TLS : Transport.PLAINTEXT).orElse(Transport.TRANSPORT_UNKNOWN);
    }

    /** CVE-2019-1010275: 2.4.0 to 2.7.1 verify a client's certificate only if it sends one. */
    private static boolean admitsWithoutCertificate(TillerVersion version) {
        return version.minor() >= 4 && !version.atLeast(7, 2);
    }
}
