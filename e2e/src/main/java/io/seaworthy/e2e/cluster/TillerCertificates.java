package io.seaworthy.e2e.cluster;

import io.seaworthy.e2e.cluster.CertificateAuthority.Validity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The files of {@code tiller-secret} ({@code tls.crt tls.key ca.crt}), and {@code client.crt client.key} of the same CA.
 *
 * @param folder holds them
 */
public record TillerCertificates(Path folder) {

    static TillerCertificates write(Path folder, String ip, Duration life) {
        var authority = CertificateAuthority.create("tiller-ca");
        var server = authority.issue(
                "CN=tiller-server", List.of(ip, "127.0.0.1", "localhost", "tiller-deploy"), Validity.of(life));
        var client = authority.issue("CN=helm-client", List.of());
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("ca.crt"), authority.certificatePem());
            Files.writeString(folder.resolve("tls.crt"), server.certificatePem());
            Files.writeString(folder.resolve("tls.key"), server.keyPem());
            Files.writeString(folder.resolve("client.crt"), client.certificatePem());
            Files.writeString(folder.resolve("client.key"), client.keyPem());
        } catch (IOException e) {
            throw new UncheckedIOException("could not write Tiller's certificates", e);
        }
        return new TillerCertificates(folder);
    }

    /** Path of one of the files. */
    public String file(String name) {
        return folder.resolve(name).toString();
    }
}
