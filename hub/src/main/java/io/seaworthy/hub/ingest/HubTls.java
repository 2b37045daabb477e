package io.seaworthy.hub.ingest;

import io.grpc.netty.GrpcSslContexts;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ApplicationProtocolNegotiator;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.seaworthy.hub.enrol.Authority;
import io.seaworthy.hub.enrol.CannotStart;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSessionContext;

/**
 * TLS by BoringSSL for one port. Each new connection gets the newest certificate and trust; connections that are open
 * keep theirs.
 */
final class HubTls extends SslContext {

    private final Authority authority;
    private final ClientAuth clients;
    private final boolean allowTls12;
    private volatile SslContext current;

    /** @throws CannotStart where BoringSSL cannot be loaded */
    HubTls(Authority authority, ClientAuth clients, boolean allowTls12) {
        if (!OpenSsl.isAvailable()) {
            throw new CannotStart(
                    "TLS",
                    "BoringSSL (netty-tcnative) cannot be loaded: "
                            + OpenSsl.unavailabilityCause().getMessage(),
                    "run the hub on Linux with glibc on x86_64",
                    OpenSsl.unavailabilityCause());
        }
        this.authority = authority;
        this.clients = clients;
        this.allowTls12 = allowTls12;
        this.current = build();
    }

    void reload() {
        current = build();
    }

    private SslContext build() {
        var server = authority.server();
        var builder = SslContextBuilder.forServer(server.key(), server.chain().toArray(X509Certificate[]::new))
                .protocols(allowTls12 ? List.of("TLSv1.3", "TLSv1.2") : List.of("TLSv1.3"))
                .clientAuth(clients);
        if (clients == ClientAuth.REQUIRE) {
            builder.trustManager(authority.trust().authorities());
        }
        try {
            return GrpcSslContexts.configure(builder, SslProvider.OPENSSL).build();
        } catch (SSLException unusable) {
            throw new CannotStart(
                    "TLS",
                    "the authority's certificates cannot be used: " + unusable.getMessage(),
                    "give the hub an authority with an EC or RSA key",
                    unusable);
        }
    }

    @Override
    public boolean isClient() {
        return false;
    }

    @Override
    public List<String> cipherSuites() {
        return current.cipherSuites();
    }

    @Override
    @SuppressWarnings("deprecation") // SslContext asks for it
    public ApplicationProtocolNegotiator applicationProtocolNegotiator() {
        return current.applicationProtocolNegotiator();
    }

    @Override
    public SSLEngine newEngine(ByteBufAllocator allocator) {
        return current.newEngine(allocator);
    }

    @Override
    public SSLEngine newEngine(ByteBufAllocator allocator, String peerHost, int peerPort) {
        return current.newEngine(allocator, peerHost, peerPort);
    }

    @Override
    public SSLSessionContext sessionContext() {
        return current.sessionContext();
    }
}
