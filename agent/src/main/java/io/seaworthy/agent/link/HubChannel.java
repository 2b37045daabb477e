package io.seaworthy.agent.link;

import io.grpc.ManagedChannel;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.seaworthy.agent.config.Address;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/** Opens connections to the hub: TLS 1.3, one thread, small windows. */
final class HubChannel implements AutoCloseable {

    private static final int WINDOW = 256 * 1024;
    private static final int LARGEST_FRAME = 4 * 1024 * 1024;

    private final EventLoopGroup loop = new NioEventLoopGroup(1, new DefaultThreadFactory("seaworthy-hub", true));

    /** With the agent's certificate, trusting the hub's authorities. */
    ManagedChannel identified(Address hub, Identity identity) throws GeneralSecurityException {
        var trust = Pem.certificates(identity.trustPem()).toArray(X509Certificate[]::new);
        var chain = identity.chain().toArray(X509Certificate[]::new);
        return open(hub, SslContextBuilder.forClient().trustManager(trust).keyManager(identity.key(), chain));
    }

    /** Without a certificate, trusting the authority that the token names. */
    ManagedChannel pinned(Address hub, byte[] pin) throws GeneralSecurityException {
        return open(hub, SslContextBuilder.forClient().trustManager(new PinnedAuthority(pin)));
    }

    private ManagedChannel open(Address hub, SslContextBuilder tls) throws GeneralSecurityException {
        try {
            var context = GrpcSslContexts.configure(tls, SslProvider.JDK)
                    .protocols("TLSv1.3")
                    .build();
            return NettyChannelBuilder.forAddress(hub.host(), hub.port())
                    .channelType(NioSocketChannel.class)
                    .eventLoopGroup(loop)
                    .directExecutor()
                    .disableRetry()
                    .flowControlWindow(WINDOW)
                    .maxInboundMessageSize(LARGEST_FRAME)
                    .sslContext(context)
                    .build();
        } catch (SSLException | IllegalArgumentException broken) {
            // Key and certificate do not belong together, or are not of a kind that TLS takes.
            throw new GeneralSecurityException("the identity cannot be used for TLS: " + broken.getMessage(), broken);
        }
    }

    static void close(ManagedChannel channel) {
        channel.shutdownNow();
        try {
            channel.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            // Whoever stops the agent need not wait for a connection to close.
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        var _ = loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
