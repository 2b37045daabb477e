package io.seaworthy.agent.tiller.probe;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * What one handshake shows: the server's certificate, and whether it asks for the client's. It trusts everybody, which is
 * safe only because the probe sends nothing worth hiding; it has no key and no certificate to give.
 */
final class OpenTls {

    private final AtomicBoolean asked = new AtomicBoolean();
    private final AtomicReference<@Nullable X509Certificate> server = new AtomicReference<>();

    /** The server asked for a client certificate. */
    boolean clientCertificateRequested() {
        return asked.get();
    }

    /** The server's own certificate, once it has shown one. */
    Optional<X509Certificate> serverCertificate() {
        return Optional.ofNullable(server.get());
    }

    X509ExtendedKeyManager keys() {
        return new NoKeys();
    }

    X509ExtendedTrustManager trust() {
        return new TrustsAll();
    }

    private final class NoKeys extends X509ExtendedKeyManager {

        @Override
        public @Nullable String chooseEngineClientAlias(
                String[] keyTypes, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
            asked.set(true);
            return null;
        }

        @Override
        public @Nullable String chooseClientAlias(
                String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
            asked.set(true);
            return null;
        }

        @Override
        public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public @Nullable String chooseServerAlias(
                String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return null;
        }

        @Override
        public X509Certificate @Nullable [] getCertificateChain(String alias) {
            return null;
        }

        @Override
        public @Nullable PrivateKey getPrivateKey(String alias) {
            return null;
        }
    }

    private final class TrustsAll extends X509ExtendedTrustManager {

        private void saw(X509Certificate[] chain) {
            if (chain.length > 0) {
                server.set(chain[0]);
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
            saw(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
            saw(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {
            saw(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
            throw new UnsupportedOperationException("the probe is never a server");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {
            throw new UnsupportedOperationException("the probe is never a server");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {
            throw new UnsupportedOperationException("the probe is never a server");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
