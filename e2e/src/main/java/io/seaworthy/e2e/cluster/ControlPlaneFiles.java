package io.seaworthy.e2e.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The certificates and settings that an API server reads, in one folder, and the flags that name them. */
record ControlPlaneFiles(Path folder, CertificateAuthority authority) {

    /** First address of the Service network, which is the API server's own. */
    private static final String SERVICE_ADDRESS = "10.0.0.1";

    static ControlPlaneFiles write(Path folder, ClusterOptions options) {
        var files = new ControlPlaneFiles(folder, CertificateAuthority.create("seaworthy-test-cluster"));
        files.write();
        if (options.encryptionAtRest()) {
            files.write("encryption.yaml", encryption());
        }
        return files;
    }

    private void write() {
        write("ca.crt", authority.certificatePem());
        var server = authority.issue(
                "CN=kube-apiserver",
                List.of("127.0.0.1", SERVICE_ADDRESS, "localhost", "kubernetes", "kubernetes.default.svc"));
        write("server.crt", server.certificatePem());
        write("server.key", server.keyPem());
        var tokens = authority.issue("CN=service-accounts", List.of());
        write("service-accounts.key", tokens.keyPem());
        write("service-accounts.pub", tokens.publicKeyPem());
        write("audit-policy.yaml", """
                apiVersion: audit.k8s.io/v1
                kind: Policy
                omitStages: [RequestReceived]
                rules:
                - level: Metadata
                """);
    }

    private static String encryption() {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        return """
                apiVersion: apiserver.config.k8s.io/v1
                kind: EncryptionConfiguration
                resources:
                - resources: [secrets]
                  providers:
                  - secretbox: {keys: [{name: test, secret: "%s"}]}
                  - identity: {}
                """.formatted(Base64.getEncoder().encodeToString(key));
    }

    Path auditLog() {
        return folder.resolve("audit.log");
    }

    Path adminKubeconfig(String server) {
        return new Kubeconfig(server, authority.certificatePem())
                .writeCertificate(
                        folder.resolve("admin.kubeconfig"),
                        "admin",
                        authority.issue("O=system:masters,CN=admin", List.of()));
    }

    /** All flags of kube-apiserver. */
    List<String> flags(ClusterOptions options, String etcd, int port) {
        var flags = new ArrayList<String>();
        flags.add("--etcd-servers=" + etcd);
        flags.add("--bind-address=127.0.0.1");
        flags.add("--secure-port=" + port);
        flags.add("--client-ca-file=" + folder.resolve("ca.crt"));
        flags.add("--tls-cert-file=" + folder.resolve("server.crt"));
        flags.add("--tls-private-key-file=" + folder.resolve("server.key"));
        flags.add("--service-account-issuer=https://kubernetes.default.svc");
        flags.add("--service-account-signing-key-file=" + folder.resolve("service-accounts.key"));
        flags.add("--service-account-key-file=" + folder.resolve("service-accounts.pub"));
        flags.add("--service-cluster-ip-range=10.0.0.0/16");
        flags.add("--endpoint-reconciler-type=none");
        flags.add("--allow-privileged=true");
        flags.add("--profiling=false");
        flags.add("--authorization-mode=" + options.authorization().mode());
        flags.add("--anonymous-auth=" + options.anonymousAuth());
        flags.add("--audit-policy-file=" + folder.resolve("audit-policy.yaml"));
        flags.add("--audit-log-path=" + auditLog());
        if (options.encryptionAtRest()) {
            flags.add("--encryption-provider-config=" + folder.resolve("encryption.yaml"));
        }
        if (!options.admission().isEmpty()) {
            flags.add("--enable-admission-plugins=" + String.join(",", options.admission()));
        }
        flags.addAll(options.flags());
        return List.copyOf(flags);
    }

    private void write(String name, String content) {
        try {
            Files.writeString(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + folder.resolve(name), e);
        }
    }
}
