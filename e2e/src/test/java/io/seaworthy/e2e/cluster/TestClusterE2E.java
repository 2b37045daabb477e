package io.seaworthy.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.e2e.cluster.ClusterOptions.Authorization;
import io.seaworthy.e2e.cluster.TillerVariant.Grant;
import io.seaworthy.e2e.cluster.TillerVariant.Storage;
import io.seaworthy.e2e.cluster.TillerVariant.Tls;
import java.io.IOException;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@RequiresCluster
class TestClusterE2E {

    private static TestCluster cluster;
    private static String chart;

    @BeforeAll
    static void start() throws URISyntaxException {
        cluster = TestCluster.start();
        chart = Path.of(TestClusterE2E.class.getResource("/charts/tiny").toURI())
                .toString();
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void serviceAccountTokenIsRealAndRbacLimitsIt() {
        var namespace = cluster.namespace("token");
        var limited = cluster.tools().as(cluster.kubeconfigFor(namespace, "default"));

        assertThat(limited.kubectl("auth", "whoami").succeeded().stdout())
                .contains("system:serviceaccount:token:default");
        assertThat(limited.kubectl("get", "secrets", "--all-namespaces").stderr())
                .contains("Forbidden")
                .contains("system:serviceaccount:token:default");
    }

    @Test
    void helm3And4InstallIntoSecretsOrConfigMaps() {
        var namespace = cluster.namespace("modern");

        cluster.helm3("install", "three", chart, "-n", namespace).succeeded();
        cluster.helm4("install", "four", chart, "-n", namespace).succeeded();
        cluster.tools()
                .with("HELM_DRIVER", "configmap")
                .helm3("install", "plain", chart, "-n", namespace)
                .succeeded();

        assertThat(cluster.helm3("list", "-q", "-n", namespace).succeeded().stdout())
                .containsSubsequence("four", "three");
        assertThat(cluster.kubectl("get", "secrets,configmaps", "-o", "name", "-n", namespace)
                        .succeeded()
                        .stdout())
                .contains(
                        "secret/sh.helm.release.v1.three.v1",
                        "secret/sh.helm.release.v1.four.v1",
                        "configmap/sh.helm.release.v1.plain.v1",
                        "configmap/four-settings");
    }

    @Test
    void helm2InstallsThroughTillerWithItsOwnAccount() {
        var tiller = cluster.tiller(TillerVariant.plaintext()
                .withNamespace("team-a")
                .withServiceAccount("tiller", Grant.NAMESPACE_ADMIN)
                .withStorage(Storage.SECRET));

        cluster.helm2(tiller, "install", "--name", "two", "--namespace", "team-a", chart)
                .succeeded();
        var outside = cluster.helm2(tiller, "install", "--name", "elsewhere", "--namespace", "default", chart);

        assertThat(cluster.kubectl("get", "secret/two.v1", "deployment/two", "-n", "team-a")
                        .exit())
                .isZero();
        assertThat(outside.exit()).isNotZero();
        assertThat(outside.stderr()).contains("system:serviceaccount:team-a:tiller");
    }

    @TestFactory
    Stream<DynamicTest> everyTillerIsWhatItsObjectsSay() {
        return TillerVariant.all().stream()
                .map(variant -> DynamicTest.dynamicTest(variant.name(), () -> {
                    try (var tiller = cluster.tiller(variant)) {
                        assertInstallsAndIsDescribed(tiller);
                    }
                }));
    }

    private static void assertInstallsAndIsDescribed(TillerProcess tiller) throws IOException {
        var variant = tiller.variant();
        var release = "in-" + variant.namespace();

        cluster.helm2(tiller, "install", "--name", release, "--namespace", variant.namespace(), chart)
                .succeeded();

        assertThat(tiller.log())
                .contains("(tls=%s)".formatted(variant.tls() != Tls.PLAINTEXT))
                .containsIgnoringCase("Storage driver is " + variant.storage());
        assertThat(recordsOf(variant))
                .isEqualTo(
                        switch (variant.storage()) {
                            case CONFIGMAP -> "configmap/%s.v1".formatted(release);
                            case SECRET -> "secret/%s.v1".formatted(release);
                            case MEMORY -> "";
                        });
        assertThat(answers(tiller.podIp(), TillerProcess.GRPC_PORT)).isEqualTo(!variant.loopbackOnly());
        var pod = cluster.client()
                .pods()
                .inNamespace(variant.namespace())
                .withName(tiller.podName())
                .get();
        assertThat(pod.getStatus().getPodIP()).isEqualTo(tiller.podIp());
        assertThat(pod.getSpec().getServiceAccountName()).isEqualTo("tiller");
    }

    private static String recordsOf(TillerVariant variant) {
        return cluster.kubectl(
                        "get", "secrets,configmaps", "-l", "OWNER=TILLER", "-o", "name", "-n", variant.namespace())
                .succeeded()
                .stdout()
                .strip();
    }

    private static boolean answers(String address, int port) {
        try (var socket = new Socket(address, port)) {
            return socket.isConnected();
        } catch (IOException e) {
            // Nobody listens there.
            return false;
        }
    }

    @Test
    void verifyingTillerRefusesClientsWithoutCertificate() {
        var tiller =
                cluster.tiller(TillerVariant.plaintext().withNamespace("strict").withTls(Tls.TLS_VERIFY));
        var bare = cluster.tools().with("HELM_HOST", tiller.grpcAddress());

        assertThat(bare.helm2("version", "--tiller-connection-timeout", "5").exit())
                .isNotZero();
        assertThat(cluster.helm2(tiller, "version").succeeded().stdout()).contains("Server: &version.Version");
    }

    @Test
    void auditLogShowsWhoAskedForWhat() throws IOException {
        cluster.kubectl("get", "configmap", "asked-for-in-a-test", "-n", "default");

        assertThat(Files.readString(cluster.auditLog()))
                .contains("\"name\":\"asked-for-in-a-test\"")
                .contains("\"username\":\"admin\"");
    }

    @Test
    void secondClusterIsAnotherOneWithOtherOptions() {
        try (var open = TestCluster.start(ClusterOptions.defaults()
                .withAuthorization(Authorization.ALWAYS_ALLOW)
                .withEncryptionAtRest()
                .withVisibleFlags())) {
            open.namespace("only-here");
            var anyone = open.tools().as(open.kubeconfigFor("only-here", "default"));

            assertThat(anyone.kubectl("get", "secrets", "--all-namespaces").exit())
                    .isZero();
            assertThat(open.kubectl("get", "pods", "-n", "kube-system", "-o", "yaml")
                            .succeeded()
                            .stdout())
                    .contains("--authorization-mode=AlwaysAllow", "--encryption-provider-config=");
            assertThat(cluster.kubectl("get", "namespace", "only-here").exit()).isNotZero();
        }
    }
}
