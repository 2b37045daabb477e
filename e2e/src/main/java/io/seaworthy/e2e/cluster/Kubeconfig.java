package io.seaworthy.e2e.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/**
 * Writes kubeconfig files for one API server.
 *
 * @param server its URL
 * @param authorityPem the CA of its certificate, PEM; empty trusts the system's
 */
record Kubeconfig(String server, String authorityPem) {

    /** For a client certificate. */
    Path writeCertificate(Path file, String user, CertificateAuthority.Issued client) {
        return write(
                file,
                user,
                "client-certificate-data: %s, client-key-data: %s"
                        .formatted(base64(client.certificatePem()), base64(client.keyPem())));
    }

    /** For a bearer token. */
    Path writeToken(Path file, String user, String token) {
        return write(file, user, "token: " + token);
    }

    private Path write(Path file, String user, String credential) {
        var trust = authorityPem.isEmpty() ? "" : ", certificate-authority-data: " + base64(authorityPem);
        var text = """
                apiVersion: v1
                kind: Config
                clusters:
                - name: test
                  cluster: {server: "%s"%s}
                users:
                - name: "%s"
                  user: {%s}
                contexts:
                - name: test
                  context: {cluster: test, user: "%s"}
                current-context: test
                """.formatted(server, trust, user, credential, user);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + file, e);
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
