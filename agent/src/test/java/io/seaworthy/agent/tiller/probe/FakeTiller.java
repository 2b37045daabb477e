package io.seaworthy.agent.tiller.probe;

import com.google.protobuf.CodedOutputStream;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCalls;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.seaworthy.agent.tiller.certificate.TestCertificate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers {@code GetVersion} as Tiller does, and remembers what it was asked and told. */
final class FakeTiller implements AutoCloseable {

    static final TestCertificate AUTHORITY = TestCertificate.selfSigned("CN=tiller-ca", "EC", 256, true);
    static final TestCertificate CERTIFICATE = AUTHORITY.signs("CN=tiller-server", "RSA", 2048);

    final List<String> calls = new CopyOnWriteArrayList<>();
    final List<String> headers = new CopyOnWriteArrayList<>();
    private final Server server;

    private FakeTiller(NettyServerBuilder builder, byte[] answer) throws IOException {
        var service = ServerServiceDefinition.builder("hapi.services.tiller.ReleaseService")
                .addMethod(GetVersion.METHOD, ServerCalls.asyncUnaryCall((request, response) -> {
                    response.onNext(answer);
                    response.onCompleted();
                }))
                .build();
        this.server = (answer.length == 0 ? builder : builder.addService(service))
                .intercept(new Recorder())
                .build()
                .start();
    }

    static FakeTiller plaintext(String version) throws IOException {
        return new FakeTiller(builder(), answer(version));
    }

    /** A gRPC server that serves nothing of Tiller's. */
    static FakeTiller otherService() throws IOException {
        return new FakeTiller(builder(), new byte[0]);
    }

    /** Answers to the name of the method, with something that is no version. */
    static FakeTiller withAnswer(byte[] answer) throws IOException {
        return new FakeTiller(builder(), answer);
    }

    static FakeTiller tls(String version, ClientAuth clientAuth, String protocol) throws IOException {
        var context = GrpcSslContexts.configure(
                        SslContextBuilder.forServer(CERTIFICATE.key(), CERTIFICATE.certificate()), SslProvider.JDK)
                .trustManager(AUTHORITY.certificate())
                .clientAuth(clientAuth)
                .protocols(protocol)
                .build();
        return new FakeTiller(builder().sslContext(context), answer(version));
    }

    int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private static NettyServerBuilder builder() {
        return NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    private static byte[] answer(String version) throws IOException {
        return message(
                1,
                concat(
                        message(1, version.getBytes(StandardCharsets.UTF_8)),
                        message(3, "clean".getBytes(StandardCharsets.UTF_8))));
    }

    private static byte[] message(int field, byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        var coded = CodedOutputStream.newInstance(out);
        coded.writeByteArray(field, content);
        coded.flush();
        return out.toByteArray();
    }

    private static byte[] concat(byte[] one, byte[] other) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(one);
        out.write(other);
        return out.toByteArray();
    }

    private final class Recorder implements ServerInterceptor {
        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata metadata, ServerCallHandler<Q, A> next) {
            calls.add(call.getMethodDescriptor().getFullMethodName());
            headers.addAll(metadata.keys());
            return next.startCall(call, metadata);
        }
    }
}
