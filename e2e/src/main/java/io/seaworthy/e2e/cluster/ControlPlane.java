package io.seaworthy.e2e.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.seaworthy.e2e.process.ChildProcess;
import io.seaworthy.e2e.process.LoopbackAddress;
import io.seaworthy.e2e.process.ProgramFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One etcd and one kube-apiserver on loopback, with a CA of their own; see the flags of kube-apiserver 1.36.
 *
 * @param kubeconfig the administrator's
 * @param auditLog one JSON audit event (level Metadata) a line
 * @param flags of the API server
 */
record ControlPlane(List<ChildProcess> servers, Path kubeconfig, Path auditLog, List<String> flags)
        implements AutoCloseable {

    private static final Duration READY = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 3;

    /** Starts both and waits until the API server says that it is ready. */
    static ControlPlane start(ClusterBinaries.Ready binaries, ClusterOptions options, Path folder) {
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(binaries, options, newFolder(folder.resolve("control-plane-" + attempt)));
            } catch (ProgramFailure e) {
                // A port that was free a moment ago can be taken by another program: then other ports are tried.
                if (attempt == ATTEMPTS || !String.valueOf(e.getMessage()).contains("address already in use")) {
                    throw e;
                }
            }
        }
    }

    private static ControlPlane attempt(ClusterBinaries.Ready binaries, ClusterOptions options, Path folder) {
        var ports = LoopbackAddress.FIRST.freePorts(3);
        var files = ControlPlaneFiles.write(folder, options);
        var servers = new ArrayList<ChildProcess>();
        try {
            var etcd = "http://127.0.0.1:" + ports.get(0);
            var peers = "http://127.0.0.1:" + ports.get(1);
            servers.add(ChildProcess.start(
                            "etcd",
                            List.of(
                                    binaries.program("etcd").toString(),
                                    "--data-dir=" + folder.resolve("etcd"),
                                    "--listen-client-urls=" + etcd,
                                    "--advertise-client-urls=" + etcd,
                                    "--listen-peer-urls=" + peers,
                                    "--initial-advertise-peer-urls=" + peers,
                                    "--initial-cluster=default=" + peers,
                                    "--unsafe-no-fsync",
                                    "--log-level=warn"),
                            Map.of(),
                            folder.resolve("etcd.log"))
                    .await(READY, () -> answers(ports.get(0))));
            int port = ports.get(2);
            var flags = files.flags(options, etcd, port);
            var command =
                    new ArrayList<>(List.of(binaries.program("kube-apiserver").toString()));
            command.addAll(flags);
            var kubeconfig = files.adminKubeconfig("https://127.0.0.1:" + port);
            var server = ChildProcess.start("kube-apiserver", command, Map.of(), folder.resolve("kube-apiserver.log"));
            servers.add(server);
            try (var client = TestCluster.client(kubeconfig)) {
                server.await(READY, () -> ready(client));
            }
            return new ControlPlane(List.copyOf(servers), kubeconfig, files.auditLog(), flags);
        } catch (RuntimeException e) {
            // Nothing that was started stays behind.
            servers.forEach(ChildProcess::close);
            throw e;
        }
    }

    private static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            // Not listening yet.
            return false;
        }
    }

    private static boolean ready(KubernetesClient client) {
        try {
            return "ok".equals(client.raw("/readyz"))
                    && client.namespaces().withName("default").get() != null
                    && client.namespaces().withName("kube-system").get() != null;
        } catch (KubernetesClientException e) {
            // Not listening yet, or a start-up step is not done.
            return false;
        }
    }

    private static Path newFolder(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("could not create " + folder, e);
        }
    }

    @Override
    public void close() {
        servers.reversed().forEach(ChildProcess::close);
    }
}
