package io.seaworthy.e2e.cluster;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.seaworthy.e2e.process.CommandOutcome;
import io.seaworthy.e2e.process.ProgramFailure;
import io.seaworthy.e2e.process.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A real Kubernetes API server for one test: started on loopback and thrown away on close, or somebody else's
 * ({@code SEAWORTHY_E2E_KUBECONFIG}), of which only what this object created is removed.
 *
 * <p>A started one has no controller-manager, scheduler or kubelet: objects stay as written. It has what tests need of
 * them: a {@code default} service account in every namespace made by {@link #namespace}, and filled aggregated roles.
 */
public final class TestCluster implements AutoCloseable {

    /** Names a kubeconfig file of a cluster to use instead of starting one. */
    public static final String EXTERNAL = "SEAWORTHY_E2E_KUBECONFIG";

    private static final long TOKEN_LIFE_SECONDS = 24 * 3600L;

    private final Path folder;
    private final Path kubeconfig;
    private final KubernetesClient client;
    private final Tools tools;
    private final @Nullable ControlPlane controlPlane;
    private final List<String> created = new ArrayList<>();
    private final List<TillerProcess> tillers = new ArrayList<>();

    private TestCluster(ClusterBinaries.Ready binaries, Path folder, Path kubeconfig, @Nullable ControlPlane own) {
        this.folder = folder;
        this.kubeconfig = kubeconfig;
        this.client = client(kubeconfig);
        this.tools = Tools.in(binaries, folder.resolve("home"), kubeconfig);
        this.controlPlane = own;
    }

    /** Starts a cluster with {@link ClusterOptions#defaults}. */
    public static TestCluster start() {
        return start(ClusterOptions.defaults());
    }

    /**
     * Starts a cluster; ready in about 3 s.
     *
     * @throws ProgramFailure it did not start; with the end of the failing server's log
     */
    public static TestCluster start(ClusterOptions options) {
        var binaries = ClusterBinaries.require();
        var folder = newFolder();
        TestCluster cluster;
        try {
            var controlPlane = ControlPlane.start(binaries, options, folder);
            cluster = new TestCluster(binaries, folder, controlPlane.kubeconfig(), controlPlane);
        } catch (RuntimeException e) {
            // The failure's message already shows the log that is deleted here.
            TemporaryFolder.delete(folder);
            throw e;
        }
        try {
            cluster.furnish(options);
            return cluster;
        } catch (RuntimeException e) {
            // A half-furnished cluster is of no use, and its servers must not stay behind.
            cluster.close();
            throw e;
        }
    }

    private void furnish(ClusterOptions options) {
        List.of("default", "kube-system", "kube-public").forEach(this::defaultServiceAccount);
        aggregateRoles();
        if (options.flagsVisible()) {
            ApiServerPod.create(client, apiServerFlags());
        }
    }

    /** The cluster that {@value #EXTERNAL} names, if it is set, else a started one: for tests that run anywhere. */
    public static TestCluster any() {
        return externalKubeconfig().map(TestCluster::external).orElseGet(TestCluster::start);
    }

    /** Uses a cluster that is there already. */
    public static TestCluster external(Path kubeconfig) {
        return new TestCluster(ClusterBinaries.require(), newFolder(), kubeconfig.toAbsolutePath(), null);
    }

    /** What {@value #EXTERNAL} says. */
    public static Optional<Path> externalKubeconfig() {
        return Optional.ofNullable(System.getenv(EXTERNAL))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }

    static KubernetesClient client(Path kubeconfig) {
        var config = Config.fromKubeconfig(kubeconfig.toFile());
        config.setRequestRetryBackoffLimit(0);
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    /** Whether this is somebody else's cluster: it has controllers, and no audit log or Tiller of ours. */
    public boolean isExternal() {
        return controlPlane == null;
    }

    /** The administrator's kubeconfig file. */
    public Path kubeconfig() {
        return kubeconfig;
    }

    /** UID of kube-system: what Seaworthy knows this cluster by. */
    public String id() {
        return client.namespaces().withName("kube-system").get().getMetadata().getUid();
    }

    /** A client with the administrator's rights; closed with the cluster. */
    public KubernetesClient client() {
        return client;
    }

    /** Real kubectl and Helm with the administrator's rights. */
    public Tools tools() {
        return tools;
    }

    /** A folder for the test's own files; deleted on close. */
    public Path folder() {
        return folder;
    }

    /** The API server's audit log: one JSON event (level Metadata) a line, written before the response is sent. */
    public Path auditLog() {
        return own("audit log").auditLog();
    }

    /** The API server's flags, as {@code --name=value}. */
    public List<String> apiServerFlags() {
        return own("API server of a test").flags();
    }

    private ControlPlane own(String what) {
        if (controlPlane == null) {
            throw new ProgramFailure("a cluster of " + EXTERNAL + " has no " + what);
        }
        return controlPlane;
    }

    /** Makes a namespace with its {@code default} service account. */
    public String namespace(String name) {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .build())
                .create();
        created.add(name);
        if (!isExternal()) {
            defaultServiceAccount(name);
        }
        return name;
    }

    private void defaultServiceAccount(String namespace) {
        serviceAccount(namespace, "default");
    }

    /** Makes a service account, if it is not there yet. */
    public void serviceAccount(String namespace, String name) {
        var account = new ServiceAccountBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(name)
                .endMetadata()
                .build();
        if (client.resource(account).get() == null) {
            client.resource(account).create();
        }
    }

    /** Brings aggregated ClusterRoles up to date; needed after a test adds a role that is part of one. */
    public void aggregateRoles() {
        if (!isExternal()) {
            AggregatedRoles.fill(client);
        }
    }

    /** A real token of a service account, from the TokenRequest API; good for a day. */
    public String token(String namespace, String serviceAccount) {
        var request = new TokenRequestBuilder()
                .withNewSpec()
                .withExpirationSeconds(TOKEN_LIFE_SECONDS)
                .endSpec()
                .build();
        return client.serviceAccounts()
                .inNamespace(namespace)
                .withName(serviceAccount)
                .tokenRequest(request)
                .getStatus()
                .getToken();
    }

    /** Writes a kubeconfig file with a real token of a service account. */
    public Path kubeconfigFor(String namespace, String serviceAccount) {
        var config = client.getConfiguration();
        return new Kubeconfig(config.getMasterUrl(), CertificateText.authority(config))
                .writeToken(
                        folder.resolve("accounts/%s.%s.kubeconfig".formatted(namespace, serviceAccount)),
                        serviceAccount,
                        token(namespace, serviceAccount));
    }

    /** Installs and runs a Tiller; closed with the cluster. */
    public TillerProcess tiller(TillerVariant variant) {
        own("Tiller of a test");
        var tiller = TillerProcess.start(this, variant);
        tillers.add(tiller);
        return tiller;
    }

    /** Runs kubectl as the administrator. */
    public CommandOutcome kubectl(String... arguments) {
        return tools.kubectl(arguments);
    }

    /** Runs Helm 3 as the administrator. */
    public CommandOutcome helm3(String... arguments) {
        return tools.helm3(arguments);
    }

    /** Runs Helm 4 as the administrator. */
    public CommandOutcome helm4(String... arguments) {
        return tools.helm4(arguments);
    }

    /** Runs Helm 2 against a Tiller. */
    public CommandOutcome helm2(TillerProcess tiller, String... arguments) {
        return tiller.tools().helm2(arguments);
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("seaworthy-cluster-").toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException("could not create a folder for the cluster", e);
        }
    }

    @Override
    public void close() {
        tillers.forEach(TillerProcess::close);
        if (controlPlane == null) {
            created.forEach(name -> client.namespaces().withName(name).delete());
        }
        client.close();
        if (controlPlane != null) {
            controlPlane.close();
        }
        TemporaryFolder.delete(folder);
    }
}
