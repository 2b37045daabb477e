package io.seaworthy.agent.tiller.probe;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.seaworthy.agent.tiller.certificate.CertificateFacts;
import io.seaworthy.posture.v1.TillerProbe;
import io.seaworthy.posture.v1.TillerProbe.Outcome;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;

/**
 * Asks Tiller for its version, in clear first and over TLS then, without any credential. A finished handshake proves
 * nothing (with TLS 1.3 the server refuses after it), so a call is completed each time. No release is read.
 */
public final class TillerProber implements Prober {

    private static final int LONGEST_ANSWER = 64 * 1024;

    private final Duration patience;

    /** @param patience how long each step may take; 4 seconds suit a cluster's network */
    public TillerProber(Duration patience) {
        this.patience = patience;
    }

    @Override
    public Optional<TillerProbe> probe(Target target) {
        var probe = TillerProbe.newBuilder().setAddress(target.address());
        if (!connects(target)) {
            return Optional.of(probe.setOutcome(Outcome.NOT_REACHABLE)
                    .setDetail("No connection could be made; that does not mean that nobody else can.")
                    .build());
        }
        var plain = call(target, NettyChannelBuilder::usePlaintext);
        return Optional.of(
                switch (plain) {
                    case Call.Answered(var version) ->
                        probe.setOutcome(Outcome.ANSWERED_PLAINTEXT)
                                .setVersion(withoutV(version))
                                .setDetail("Tiller answers anybody, without TLS.")
                                .build();
                    case Call.Foreign(var code) -> foreign(probe, code.name());
                    case Call.Broken broken -> overTls(target, probe, false);
                    case Call.Failed failed -> overTls(target, probe, false);
                    case Call.Silent silent -> overTls(target, probe, true);
                });
    }

    private TillerProbe overTls(Target target, TillerProbe.Builder probe, boolean silentBefore) {
        var tls = new OpenTls();
        var context = context(tls);
        var call = call(target, channel -> channel.sslContext(context));
        tls.serverCertificate().map(CertificateFacts::of).ifPresent(probe::setCertificate);
        probe.setClientCertificateRequested(tls.clientCertificateRequested());
        return switch (call) {
            case Call.Answered(var version) ->
                probe.setOutcome(Outcome.ANSWERED_TLS)
                        .setVersion(withoutV(version))
                        .setDetail(
                                tls.clientCertificateRequested()
                                        ? "Tiller asks for a client certificate and answers without one."
                                        : "Tiller answers anybody, over TLS.")
                        .build();
            case Call.Foreign(var code) -> foreign(probe, code.name());
            case Call.Broken broken
            when tls.clientCertificateRequested() ->
                probe.setOutcome(Outcome.CLIENT_CERTIFICATE_REQUIRED)
                        .setDetail("Over TLS, the call is refused without a client certificate.")
                        .build();
            case Call.Silent silent
            when silentBefore && tls.serverCertificate().isEmpty() ->
                probe.setOutcome(Outcome.NOT_REACHABLE)
                        .setDetail("A connection is taken and nothing is answered, in clear or over TLS.")
                        .build();
            case Call.Broken broken -> foreign(probe, "no answer");
            case Call.Failed failed -> foreign(probe, "no answer");
            case Call.Silent silent -> foreign(probe, "silence");
        };
    }

    private Call call(Target target, Consumer<NettyChannelBuilder> security) {
        var builder = NettyChannelBuilder.forAddress(new InetSocketAddress(target.host(), target.port()))
                .proxyDetector(address -> null)
                .maxInboundMessageSize(LONGEST_ANSWER)
                .disableRetry();
        security.accept(builder);
        var channel = builder.build();
        try {
            var options = CallOptions.DEFAULT.withDeadlineAfter(patience.toMillis(), TimeUnit.MILLISECONDS);
            return Call.answered(
                    ClientCalls.blockingUnaryCall(channel, GetVersion.METHOD, options, GetVersion.REQUEST));
        } catch (StatusRuntimeException ended) {
            // The way in which a call fails is what the probe wants to know.
            return Call.ended(ended.getStatus());
        } finally {
            close(channel);
        }
    }

    private static void close(ManagedChannel channel) {
        channel.shutdownNow();
        try {
            channel.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            // Whoever stops the agent need not wait for a connection to close.
            Thread.currentThread().interrupt();
        }
    }

    private boolean connects(Target target) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(target.host(), target.port()), Math.toIntExact(patience.toMillis()));
            return true;
        } catch (IOException refused) {
            // Refused, filtered or without a route: all the same to whoever asks from here.
            return false;
        }
    }

    private static SslContext context(OpenTls tls) {
        try {
            return GrpcSslContexts.configure(SslContextBuilder.forClient(), SslProvider.JDK)
                    .trustManager(tls.trust())
                    .keyManager(tls.keys())
                    .build();
        } catch (SSLException noTls) {
            // The JDK always has TLS; without it nothing of Seaworthy would run.
            throw new IllegalStateException("this Java cannot do TLS", noTls);
        }
    }

    private static TillerProbe foreign(TillerProbe.Builder probe, String what) {
        return probe.setOutcome(Outcome.NOT_TILLER)
                .setDetail("Something is there and does not answer as Tiller does (" + what + ").")
                .build();
    }

    private static String withoutV(String version) {
        return version.startsWith("v") ? version.substring(1) : version;
    }
}
