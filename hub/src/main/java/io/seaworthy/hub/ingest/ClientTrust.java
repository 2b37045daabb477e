package io.seaworthy.hub.ingest;

import io.netty.handler.ssl.OpenSslCertificateException;
import io.netty.internal.tcnative.CertificateVerifier;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Java's check of client certificates, with a TLS alert that tells the agent what is wrong with its own. */
final class ClientTrust extends X509ExtendedTrustManager {

    private final X509ExtendedTrustManager checks;

    private ClientTrust(X509ExtendedTrustManager checks) {
        this.checks = checks;
    }

    static ClientTrust in(List<X509Certificate> authorities) {
        try {
            var anchors = KeyStore.getInstance(KeyStore.getDefaultType());
            anchors.load(null, null);
            for (var number = 0; number < authorities.size(); number++) {
                anchors.setCertificateEntry("authority " + number, authorities.get(number));
            }
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(anchors);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .map(X509ExtendedTrustManager.class::cast)
                    .map(ClientTrust::new)
                    .findFirst()
                    .orElseThrow();
        } catch (GeneralSecurityException | IOException impossible) {
            // Every Java platform has a key store in memory and checks certificates.
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        try {
            checks.checkClientTrusted(chain, authType, engine);
        } catch (CertificateException refused) {
            throw told(refused);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        try {
            checks.checkClientTrusted(chain, authType);
        } catch (CertificateException refused) {
            throw told(refused);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("a hub connects to nobody");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return checks.getAcceptedIssuers();
    }

    private static CertificateException told(CertificateException refused) {
        var ended = Stream.<Throwable>iterate(refused, Objects::nonNull, Throwable::getCause)
                .anyMatch(CertificateExpiredException.class::isInstance);
        var alert = ended
                ? CertificateVerifier.X509_V_ERR_CERT_HAS_EXPIRED
                : CertificateVerifier.X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY;
        return new OpenSslCertificateException(refused.getMessage(), refused, alert);
    }
}
