package io.seaworthy.hub.picture;

import io.seaworthy.hub.picture.Picture.Kind;
import java.util.List;

/** A connection of the picture and the controls that speak of it: the one table of what is drawn why. */
public enum Way {
    CLIENT_TO_TILLER(
            Kind.HELM_CLIENT,
            Kind.TILLER,
            "Helm 2's commands over gRPC: encryption, who may ask, known weaknesses",
            List.of(
                    "tiller-tls",
                    "tiller-client-certificates",
                    "tiller-certificate-health",
                    "tiller-secret-readers",
                    "tiller-version")),
    CLIENT_TO_API_SERVER(
            Kind.HELM_CLIENT,
            Kind.API_SERVER,
            "Helm 3's and 4's requests with the user's own rights",
            List.of("anonymous-access", "rbac-enforced")),
    CLIENT_TO_REPOSITORY(Kind.HELM_CLIENT, Kind.CHART_REPOSITORY, "Charts: where from, and signed by whom", List.of()),
    CLIENT_TO_STORAGE(
            Kind.HELM_CLIENT,
            Kind.RELEASE_STORAGE,
            "Records of Helm 3 and 4: what is in them and who reads them",
            List.of(
                    "no-default-credentials",
                    "no-leftover-helm2-records",
                    "no-plaintext-credentials",
                    "release-records-in-secrets",
                    "release-secrets-readers",
                    "secrets-encrypted-at-rest")),
    TILLER_TO_API_SERVER(
            Kind.TILLER,
            Kind.API_SERVER,
            "What Tiller does with the rights of its account",
            List.of(
                    "tiller-least-privilege",
                    "tiller-namespaced-grants",
                    "tiller-not-in-kube-system",
                    "tiller-per-team",
                    "tiller-service-account")),
    TILLER_TO_STORAGE(
            Kind.TILLER,
            Kind.RELEASE_STORAGE,
            "Tiller's records: kept how, and who reads them",
            List.of("release-secrets-readers", "secrets-encrypted-at-rest", "tiller-storage-secret")),
    PODS_TO_TILLER(
            Kind.PODS, Kind.TILLER, "Commands of any pod in the cluster", List.of("tiller-not-reachable-from-pods")),
    PODS_TO_API_SERVER(
            Kind.PODS, Kind.API_SERVER, "What releases let their pods do", List.of("release-no-cluster-admin")),
    OUTSIDE_TO_TILLER(
            Kind.OUTSIDE,
            Kind.TILLER,
            "Ports that reach Tiller from outside the cluster",
            List.of("tiller-debug-off", "tiller-not-exposed"));

    private final Kind from;
    private final Kind to;
    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // Every list here is made by List.of.
    private final List<String> controls;

    Way(Kind from, Kind to, String title, List<String> controls) {
        this.from = from;
        this.to = to;
        this.title = title;
        this.controls = controls;
    }

    Kind from() {
        return from;
    }

    Kind to() {
        return to;
    }

    String title() {
        return title;
    }

    /** Ids of controls. */
    public List<String> controls() {
        return controls;
    }

    /** One of its ends is a Tiller, so there is one for each. */
    boolean ofTiller() {
        return from == Kind.TILLER || to == Kind.TILLER;
    }
}
