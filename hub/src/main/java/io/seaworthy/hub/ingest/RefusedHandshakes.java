package io.seaworthy.hub.ingest;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the operator who was turned away in the handshake, and why; a few lines a minute at most. */
final class RefusedHandshakes {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedHandshakes.class);

    private final String port;
    private final IngestMetrics metrics;
    private final AttemptLimit lines;

    RefusedHandshakes(String port, IngestMetrics metrics, AttemptLimit lines) {
        this.port = port;
        this.metrics = metrics;
        this.lines = lines;
    }

    /** A listening socket whose connections are watched. */
    NioServerSocketChannel listener() {
        return new NioServerSocketChannel() {
            @Override
            protected int doReadMessages(List<Object> accepted) throws Exception {
                var count = super.doReadMessages(accepted);
                for (var connection : accepted) {
                    ((Channel) connection).pipeline().addFirst(new Watch());
                }
                return count;
            }
        };
    }

    /** With the first bytes the TLS handler is there; then this one has done its work. */
    private final class Watch extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) throws Exception {
            var tls = context.pipeline().get(SslHandler.class);
            if (tls != null) {
                var remote = context.channel().remoteAddress();
                tls.handshakeFuture().addListener(handshake -> {
                    if (!handshake.isSuccess()) {
                        tell(remote, handshake.cause());
                    }
                });
                context.pipeline().remove(this);
            }
            context.fireChannelRead(bytes);
        }
    }

    private void tell(SocketAddress remote, Throwable cause) {
        metrics.refused("handshake");
        var address = remote instanceof InetSocketAddress internet && internet.getAddress() != null
                ? internet.getAddress().getHostAddress()
                : "unknown";
        if (lines.allows(address)) {
            LOG.warn("{}: connection from {} refused: {}", port, address, reason(cause));
        }
    }

    /** In words of our own: what the other side sent may be in the library's. */
    static String reason(Throwable cause) {
        var chain = Stream.iterate(cause, Objects::nonNull, Throwable::getCause).toList();
        if (any(chain, CertificateExpiredException.class)) {
            return "its certificate has ended; the agent needs a new join token";
        }
        if (any(chain, CertificateException.class)) {
            return "its certificate is not one of this hub's authorities; enrol the agent here";
        }
        if (any(chain, NotSslRecordException.class)) {
            return "it does not speak TLS; set the agent's address to this port and leave TLS on";
        }
        if (any(chain, ClosedChannelException.class)) {
            return "it went away during the handshake; if it is an agent, it does not trust this hub's certificate";
        }
        var words = String.valueOf(cause.getMessage()).toUpperCase(Locale.ROOT);
        if (words.contains("PEER_DID_NOT_RETURN_A_CERTIFICATE")) {
            return "it shows no client certificate; agents enrol on the enrol port first";
        }
        if (words.contains("UNSUPPORTED_PROTOCOL") || words.contains("WRONG_VERSION")) {
            return "its TLS is older than this hub allows; update it";
        }
        return "the TLS handshake failed (" + cause.getClass().getSimpleName() + "); look at the other side's log";
    }

    private static boolean any(List<Throwable> chain, Class<? extends Throwable> type) {
        return chain.stream().anyMatch(type::isInstance);
    }
}
