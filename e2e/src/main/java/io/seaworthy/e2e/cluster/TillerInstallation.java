package io.seaworthy.e2e.cluster;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleRef;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import io.seaworthy.e2e.cluster.TillerVariant.Tls;
import java.util.ArrayList;
import java.util.List;

/** Installs a variant's API objects: account, grant, and what the real {@code helm init} writes, options moved to their place. */
record TillerInstallation(TestCluster cluster, TillerVariant variant, TillerCertificates certificates) {

    private static final String RBAC = "rbac.authorization.k8s.io";

    /** The Deployment as the API server holds it. */
    Deployment install() {
        if (cluster.client().namespaces().withName(variant.namespace()).get() == null) {
            cluster.namespace(variant.namespace());
        }
        cluster.serviceAccount(variant.namespace(), variant.serviceAccount());
        grant();
        cluster.tools().helm2(initArguments().toArray(String[]::new)).succeeded();
        return cluster.client()
                .apps()
                .deployments()
                .inNamespace(variant.namespace())
                .withName("tiller-deploy")
                .edit(deployment -> {
                    var pod = deployment.getSpec().getTemplate().getSpec();
                    pod.setContainers(List.of(placed(pod.getContainers().getFirst())));
                    return deployment;
                });
    }

    private Container placed(Container initial) {
        return TillerArguments.place(initial, variant);
    }

    private List<String> initArguments() {
        var arguments = new ArrayList<>(
                List.of("init", "--skip-refresh", "--skip-repos", "--tiller-namespace", variant.namespace()));
        if (!variant.serviceAccount().equals("default")) {
            arguments.addAll(List.of("--service-account", variant.serviceAccount()));
        }
        if (variant.options() == TillerVariant.Options.ENV && variant.historyMax() > 0) {
            arguments.addAll(List.of("--history-max", String.valueOf(variant.historyMax())));
        }
        if (variant.tls() != Tls.PLAINTEXT) {
            arguments.addAll(List.of("--tiller-tls", "--tiller-tls-cert", certificates.file("tls.crt")));
            arguments.addAll(List.of("--tiller-tls-key", certificates.file("tls.key")));
        }
        if (variant.tls() == Tls.TLS_VERIFY) {
            arguments.addAll(List.of("--tiller-tls-verify", "--tls-ca-cert", certificates.file("ca.crt")));
        }
        return arguments;
    }

    private void grant() {
        var subject = new Subject(null, "ServiceAccount", variant.serviceAccount(), variant.namespace());
        switch (variant.grant()) {
            case CLUSTER_ADMIN ->
                cluster.client()
                        .resource(new ClusterRoleBindingBuilder()
                                .withNewMetadata()
                                .withName("tiller-" + variant.namespace())
                                .endMetadata()
                                .withSubjects(subject)
                                .withRoleRef(new RoleRef(RBAC, "ClusterRole", "cluster-admin"))
                                .build())
                        .create();
            case NAMESPACE_ADMIN ->
                cluster.client()
                        .resource(new RoleBindingBuilder()
                                .withNewMetadata()
                                .withNamespace(variant.namespace())
                                .withName("tiller")
                                .endMetadata()
                                .withSubjects(subject)
                                .withRoleRef(new RoleRef(RBAC, "ClusterRole", "admin"))
                                .build())
                        .create();
            case NOTHING -> {
                // The account exists and holds nothing.
            }
        }
    }
}
