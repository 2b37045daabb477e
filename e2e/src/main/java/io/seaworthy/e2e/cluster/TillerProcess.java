package io.seaworthy.e2e.cluster;

import io.fabric8.kubernetes.api.model.Container;
import io.seaworthy.e2e.cluster.TillerVariant.Tls;
import io.seaworthy.e2e.process.ChildProcess;
import io.seaworthy.e2e.process.LoopbackAddress;
import io.seaworthy.e2e.process.ProgramFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A real Tiller 2.17: API objects as {@code helm init} writes them, and a process in place of the container, started
 * with the container's own command, arguments and environment and with the service account's own token.
 *
 * <p>The process has the pod's address to itself, so 44134 and 44135 are the real ports. Only two things differ from
 * the container: the certificates' folder, and {@code --listen}/{@code --probe-listen} name the pod's address. A
 * loopback-only Tiller listens on a free port of 127.0.0.1, and nobody answers on 44134 of the pod's address.
 */
public final class TillerProcess implements AutoCloseable {

    /** Tiller's gRPC port. */
    public static final int GRPC_PORT = 44134;

    /** Tiller's port of probes and metrics: plain HTTP. */
    public static final int PROBE_PORT = 44135;

    private static final Duration READY = Duration.ofSeconds(30);

    private final TillerVariant variant;
    private final String podName;
    private final String podIp;
    private final String grpcAddress;
    private final TillerCertificates certificates;
    private final Tools tools;
    private final ChildProcess process;

    private TillerProcess(
            TillerVariant variant,
            String podName,
            String podIp,
            String grpcAddress,
            TillerCertificates certificates,
            Tools tools,
            ChildProcess process) {
        this.variant = variant;
        this.podName = podName;
        this.podIp = podIp;
        this.grpcAddress = grpcAddress;
        this.certificates = certificates;
        this.tools = tools;
        this.process = process;
    }

    static TillerProcess start(TestCluster cluster, TillerVariant variant) {
        var address = LoopbackAddress.unused(GRPC_PORT, PROBE_PORT);
        var folder = cluster.folder().resolve("tillers/" + variant.namespace());
        var certificates = TillerCertificates.write(folder, address.ip(), variant.certificateLife());
        var deployment = new TillerInstallation(cluster, variant, certificates).install();
        var pod = new TillerPod(cluster.client(), deployment, address).create();
        var grpc = variant.loopbackOnly()
                ? "127.0.0.1:" + LoopbackAddress.FIRST.freePorts(1).getFirst()
                : address.ip() + ":" + GRPC_PORT;
        var probes = address.ip() + ":" + PROBE_PORT;
        var container = pod.getSpec().getContainers().getFirst();
        var account = cluster.kubeconfigFor(variant.namespace(), variant.serviceAccount());
        var command = command(cluster.tools().program("tiller"), container, certificates);
        command.addAll(List.of("--listen=" + grpc, "--probe-listen=" + probes));
        var process = ChildProcess.start(
                "tiller of " + variant.namespace(),
                command,
                environment(container, certificates, account),
                folder.resolve("tiller.log"));
        try {
            process.await(READY, () -> answers("http://" + probes + "/readiness"));
        } catch (ProgramFailure e) {
            // A Tiller that is not ready is of no use; the failure shows its log.
            process.close();
            throw e;
        }
        var tools = clientTools(cluster.tools(), variant, grpc, certificates);
        return new TillerProcess(
                variant, pod.getMetadata().getName(), address.ip(), grpc, certificates, tools, process);
    }

    private static List<String> command(Path program, Container container, TillerCertificates certificates) {
        var command = new ArrayList<>(List.of(program.toString()));
        // The first word is the image's program, in whose place the one that was built runs.
        var words = container.getCommand();
        command.addAll(words.subList(Math.min(1, words.size()), words.size()));
        command.addAll(container.getArgs());
        command.replaceAll(word -> local(word, certificates));
        return command;
    }

    private static Map<String, String> environment(
            Container container, TillerCertificates certificates, Path kubeconfig) {
        var environment = new TreeMap<>(Map.of("KUBECONFIG", kubeconfig.toString()));
        for (var variable : container.getEnv()) {
            var value = variable.getValue();
            environment.put(variable.getName(), value == null ? "" : local(value, certificates));
        }
        return environment;
    }

    private static String local(String text, TillerCertificates certificates) {
        return text.replace(TillerArguments.CERTIFICATES, certificates.folder().toString());
    }

    private static Tools clientTools(
            Tools tools, TillerVariant variant, String address, TillerCertificates certificates) {
        var client = tools.with("HELM_HOST", address).with("TILLER_NAMESPACE", variant.namespace());
        return variant.tls() == Tls.PLAINTEXT
                ? client
                : client.with("HELM_TLS_ENABLE", "true")
                        .with("HELM_TLS_VERIFY", "true")
                        .with("HELM_TLS_HOSTNAME", "localhost")
                        .with("HELM_TLS_CA_CERT", certificates.file("ca.crt"))
                        .with("HELM_TLS_CERT", certificates.file("client.crt"))
                        .with("HELM_TLS_KEY", certificates.file("client.key"));
    }

    private static boolean answers(String url) {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(url))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            // Not listening yet.
            return false;
        } catch (InterruptedException e) {
            // The wait around this call sees the interrupt and ends.
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public TillerVariant variant() {
        return variant;
    }

    /** Name of its pod, in the variant's namespace. */
    public String podName() {
        return podName;
    }

    /** Address of its pod; unless it is loopback-only, {@link #GRPC_PORT} answers there. */
    public String podIp() {
        return podIp;
    }

    /** Where its gRPC port really is, as {@code host:port}. */
    public String grpcAddress() {
        return grpcAddress;
    }

    /** Its certificates, and a client's; unused by a plaintext Tiller. */
    public TillerCertificates certificates() {
        return certificates;
    }

    /** Tools whose {@link Tools#helm2} reaches this Tiller, with a client certificate where it speaks TLS. */
    public Tools tools() {
        return tools;
    }

    /** Everything it logged so far. */
    public String log() {
        return process.log();
    }

    /** Stops the process; its API objects stay. */
    @Override
    public void close() {
        process.close();
    }
}
