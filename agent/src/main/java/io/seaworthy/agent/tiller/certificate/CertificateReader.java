package io.seaworthy.agent.tiller.certificate;

import io.seaworthy.agent.cluster.Answer;
import io.seaworthy.agent.cluster.Cluster;
import io.seaworthy.agent.cluster.Gaps;
import io.seaworthy.agent.cluster.ResourceKind;
import io.seaworthy.posture.v1.Gap;
import io.seaworthy.posture.v1.ObjectReference;
import io.seaworthy.posture.v1.TillerCertificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Reads certificates out of Secrets; the key beside them is never asked for. */
public final class CertificateReader {

    private static final int LONGEST = 256 * 1024;

    private final Cluster cluster;

    public CertificateReader(Cluster cluster) {
        this.cluster = cluster;
    }

    /** @param gaps why there is no certificate where there should be one */
    public record Found(Optional<TillerCertificate> certificate, List<Gap> gaps) {
        public Found {
            gaps = List.copyOf(gaps);
        }
    }

    /**
     * @param server where the certificate lies
     * @param authority where the authority lies that client certificates come from; empty = not in a Secret
     */
    public Found read(String namespace, MountedFile server, Optional<MountedFile> authority) {
        var leaf =
                cluster.data(ResourceKind.SECRETS, namespace, server.secret(), server.key(), CertificateReader::leaf);
        return switch (leaf) {
            case Answer.Found<X509Certificate>(var certificate) ->
                new Found(Optional.of(fact(namespace, server, authority, certificate)), List.of());
            case Answer.Absent<X509Certificate> absent -> new Found(Optional.empty(), List.of());
            case Answer.Unknown<X509Certificate>(var gap) -> new Found(Optional.empty(), List.of(gap));
            case Answer.Broken<X509Certificate>(var error) ->
                new Found(
                        Optional.empty(),
                        List.of(Gaps.of(
                                ResourceKind.SECRETS,
                                "get",
                                namespace,
                                Gap.Reason.UNREADABLE,
                                "Secret " + server.secret() + ": " + server.key() + " holds no X.509 certificate")));
        };
    }

    private TillerCertificate fact(
            String namespace, MountedFile server, Optional<MountedFile> authority, X509Certificate certificate) {
        var present = authority.filter(file -> present(namespace, file)).isPresent();
        return CertificateFacts.of(certificate)
                .setSecret(ObjectReference.newBuilder()
                        .setApiVersion("v1")
                        .setKind("Secret")
                        .setNamespace(namespace)
                        .setName(server.secret()))
                .setCaPresent(present)
                .build();
    }

    private boolean present(String namespace, MountedFile file) {
        return cluster.data(ResourceKind.SECRETS, namespace, file.secret(), file.key(), value -> value.read() >= 0)
                .found()
                .orElse(false);
    }

    /** The first certificate of a chain is the server's own. */
    private static X509Certificate leaf(InputStream base64) throws IOException {
        try (var decoded = Base64.getMimeDecoder().wrap(base64)) {
            var bytes = decoded.readNBytes(LONGEST);
            var chain = CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes));
            return chain.stream()
                    .filter(X509Certificate.class::isInstance)
                    .map(X509Certificate.class::cast)
                    .findFirst()
                    .orElseThrow(() -> new IOException("holds no certificate"));
        } catch (CertificateException malformed) {
            // Its message may quote what the value holds, and the value may be a key in the wrong place.
            throw new IOException("holds no X.509 certificate", malformed);
        }
    }
}
