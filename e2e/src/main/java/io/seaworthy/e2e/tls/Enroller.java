package io.seaworthy.e2e.tls;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.seaworthy.agent.v1.EnrolRequest;
import io.seaworthy.agent.v1.EnrolmentGrpc;
import io.seaworthy.e2e.process.ProgramFailure;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/**
 * Asks a hub on loopback for certificates, as an agent would or an attacker might. Takes any certificate of the hub: what is
 * tested here is the hub's side.
 */
public final class Enroller implements AutoCloseable {

    /**
     * A certificate of the hub's and what to trust the hub by.
     *
     * @param authority PEM file
     */
    public record Enrolled(OpensslClient.Identity identity, Path authority) {}

    private final ManagedChannel channel;

    public Enroller(int port) {
        try {
            this.channel = NettyChannelBuilder.forAddress("127.0.0.1", port)
                    .sslContext(GrpcSslContexts.forClient()
                            .trustManager(InsecureTrustManagerFactory.INSTANCE)
                            .build())
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException("this JVM has no TLS", e);
        }
    }

    /**
     * Enrols a cluster.
     *
     * @param folder where certificate, key and authority are written
     * @param asked identity in the request's subject alternative name
     * @throws io.grpc.StatusRuntimeException the hub refuses
     */
    public Enrolled enrol(Path folder, String token, String clusterId, String asked) {
        var keys = newKeys();
        var answer = EnrolmentGrpc.newBlockingStub(channel)
                .withDeadlineAfter(20, TimeUnit.SECONDS)
                .enrol(EnrolRequest.newBuilder()
                        .setToken(token)
                        .setClusterId(clusterId)
                        .setClusterName(clusterId)
                        .setAgentVersion("end to end")
                        .setCsr(ByteString.copyFrom(request(keys, asked)))
                        .build());
        try {
            Files.createDirectories(folder);
            var certificate = Files.writeString(folder.resolve("certificate.pem"), answer.getChainPem());
            var key = Files.writeString(folder.resolve("key.pem"), pem(keys));
            var authority = Files.writeString(folder.resolve("authority.pem"), answer.getTrustPem());
            return new Enrolled(new OpensslClient.Identity(certificate, key), authority);
        } catch (IOException e) {
            throw new UncheckedIOException("could not write into " + folder, e);
        }
    }

    private static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new ProgramFailure("this JVM cannot make P-256 keys", e);
        }
    }

    private static byte[] request(KeyPair keys, String identity) {
        try {
            var extensions = new ExtensionsGenerator();
            extensions.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, identity)));
            return new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=agent"), keys.getPublic())
                    .addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions.generate())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
                    .getEncoded();
        } catch (OperatorCreationException | IOException e) {
            throw new ProgramFailure("this JVM cannot sign a request", e);
        }
    }

    private static String pem(KeyPair keys) throws IOException {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(new JcaPKCS8Generator(keys.getPrivate(), null));
        }
        return text.toString();
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
