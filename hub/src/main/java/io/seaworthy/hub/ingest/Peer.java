package io.seaworthy.hub.ingest;

import io.grpc.Attributes;
import io.grpc.Grpc;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Who is on the other side of a call.
 *
 * @param address IP address, {@code unknown} where there is none
 * @param network what attempts are counted by: an IPv4 address, or the /64 of an IPv6 one
 * @param certificate which the handshake has verified
 */
record Peer(String address, String network, Optional<X509Certificate> certificate) {

    static Peer of(Attributes attributes) {
        var remote = attributes.get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR);
        var certificate = certificate(attributes);
        return remote instanceof InetSocketAddress internet && internet.getAddress() != null
                ? new Peer(internet.getAddress().getHostAddress(), network(internet.getAddress()), certificate)
                : new Peer("unknown", "unknown", certificate);
    }

    private static Optional<X509Certificate> certificate(Attributes attributes) {
        var session = attributes.get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
        try {
            return session != null && session.getPeerCertificates()[0] instanceof X509Certificate shown
                    ? Optional.of(shown)
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException none) {
            // The enrolment port asks for none.
            return Optional.empty();
        }
    }

    private static String network(InetAddress address) {
        var bytes = address.getAddress();
        return bytes.length == 16 ? HexFormat.of().formatHex(Arrays.copyOf(bytes, 8)) : address.getHostAddress();
    }
}
