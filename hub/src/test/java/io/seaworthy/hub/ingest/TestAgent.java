package io.seaworthy.hub.ingest;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.grpc.ManagedChannel;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.seaworthy.agent.v1.AgentFrame;
import io.seaworthy.agent.v1.AgentHeartbeat;
import io.seaworthy.agent.v1.Batch;
import io.seaworthy.agent.v1.Certificate;
import io.seaworthy.agent.v1.EnrolRequest;
import io.seaworthy.agent.v1.EnrolmentGrpc;
import io.seaworthy.agent.v1.Hello;
import io.seaworthy.agent.v1.PostureLinkGrpc;
import io.seaworthy.agent.v1.RenewRequest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The agent's side of both ports, with whatever key and certificate a test gives it. */
final class TestAgent implements AutoCloseable {

    private final ManagedChannel channel;

    private TestAgent(ManagedChannel channel) {
        this.channel = channel;
    }

    /** Without a certificate of its own. */
    static TestAgent stranger(int port, String trustPem) throws Exception {
        return new TestAgent(channel(port, trustPem, null, "", "TLSv1.3"));
    }

    static TestAgent with(int port, KeyPair keys, Certificate certificate) throws Exception {
        return with(port, keys, certificate.getChainPem(), certificate.getTrustPem());
    }

    static TestAgent with(int port, KeyPair keys, String chainPem, String trustPem) throws Exception {
        return new TestAgent(channel(port, trustPem, keys, chainPem, "TLSv1.3"));
    }

    static TestAgent speaking(String tls, int port, KeyPair keys, Certificate certificate) throws Exception {
        return new TestAgent(channel(port, certificate.getTrustPem(), keys, certificate.getChainPem(), tls));
    }

    static TestAgent inPlaintext(int port) {
        return new TestAgent(
                NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build());
    }

    Certificate enrol(String token, String cluster, ByteString csr) {
        return EnrolmentGrpc.newBlockingStub(channel)
                .withDeadlineAfter(10, TimeUnit.SECONDS)
                .enrol(EnrolRequest.newBuilder()
                        .setToken(token)
                        .setClusterId(cluster)
                        .setClusterName("test " + cluster)
                        .setCsr(csr)
                        .setAgentVersion("0.1.0")
                        .build());
    }

    Certificate renew(ByteString csr) {
        return EnrolmentGrpc.newBlockingStub(channel)
                .withDeadlineAfter(10, TimeUnit.SECONDS)
                .renew(RenewRequest.newBuilder().setCsr(csr).build());
    }

    Conversation connect() {
        return new Conversation(responses -> PostureLinkGrpc.newStub(channel).connect(responses));
    }

    Conversation greet(String cluster) {
        var conversation = connect();
        conversation.send(hello(cluster));
        return conversation;
    }

    ManagedChannel channel() {
        return channel;
    }

    static AgentFrame hello(String cluster) {
        return AgentFrame.newBuilder()
                .setHello(Hello.newBuilder()
                        .setClusterId(cluster)
                        .setAgentVersion("0.1.0")
                        .setSentAt(
                                Timestamp.newBuilder().setSeconds(Instant.now().getEpochSecond())))
                .build();
    }

    static AgentFrame batch(long session, long sequence) {
        return AgentFrame.newBuilder()
                .setBatch(Batch.newBuilder().setSession(session).setSequence(sequence))
                .build();
    }

    static AgentFrame heartbeat() {
        return AgentFrame.newBuilder()
                .setHeartbeat(AgentHeartbeat.getDefaultInstance())
                .build();
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }

    private static ManagedChannel channel(
            int port, String trustPem, @Nullable KeyPair keys, String chainPem, String tls) throws Exception {
        var tlsContext = SslContextBuilder.forClient().protocols(List.of(tls)).trustManager(certificates(trustPem));
        if (keys != null) {
            tlsContext.keyManager(keys.getPrivate(), certificates(chainPem));
        }
        return NettyChannelBuilder.forAddress("localhost", port)
                .sslContext(GrpcSslContexts.configure(tlsContext, SslProvider.OPENSSL)
                        .build())
                .build();
    }

    static X509Certificate[] certificates(String pem) throws Exception {
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
                .toArray(X509Certificate[]::new);
    }
}
