package io.seaworthy.hub.picture;

import io.seaworthy.hub.picture.Picture.Kind;
import io.seaworthy.hub.picture.Picture.Node;
import io.seaworthy.posture.v1.ClusterFact;
import io.seaworthy.posture.v1.ReleaseCensus;
import io.seaworthy.posture.v1.TillerFact;
import io.seaworthy.posture.v1.Transport;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What each node of the picture says. */
final class Nodes {

    static final String MORE = "more-tillers";
    static final String PERHAPS = "perhaps-a-tiller";

    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST_DETAIL = 1000;

    private Nodes() {}

    /** Ids of all but Tillers. */
    static String id(Kind kind) {
        return kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    static Node client(Scene scene) {
        var detail = scene.cluster()
                .map(Scene.Cluster::fact)
                .filter(ClusterFact::hasReleases)
                .map(fact -> census(fact.getReleases()))
                .orElse("How many releases there are is not known.");
        return node(Kind.HELM_CLIENT, "Helm client", detail);
    }

    static Node repository() {
        return node(Kind.CHART_REPOSITORY, "Chart repositories", "No control judges where charts come from.");
    }

    static Node apiServer(Scene scene) {
        var version = scene.cluster()
                .map(cluster -> cluster.fact().getKubernetesVersion())
                .orElse("");
        var detail = version.isEmpty() ? "Its version is not known." : "Kubernetes " + version;
        var fact = scene.cluster().isPresent() ? factId("ClusterFact") : null;
        return new Node(id(Kind.API_SERVER), Kind.API_SERVER, "API server", cut(detail, LONGEST_DETAIL), fact);
    }

    static Node storage(Map<String, Long> byKind) {
        var detail = new TreeMap<>(byKind)
                .entrySet().stream()
                        .map(entry -> count(entry.getValue(), "release") + " in " + entry.getKey() + "s")
                        .collect(Collectors.joining(", "));
        return node(Kind.RELEASE_STORAGE, "Release storage", detail.isEmpty() ? "No record is known." : detail);
    }

    static Node pods() {
        return node(Kind.PODS, "Neighbouring pods", "Everything else that runs in the cluster");
    }

    static Node outside() {
        return node(Kind.OUTSIDE, "Outside", "Everybody who reaches a node or a load balancer of the cluster");
    }

    static Node tiller(String id, Scene.Tiller tiller) {
        var fact = tiller.fact();
        var detail = "%s · %s · account %s · keeps records in %s"
                .formatted(
                        fact.getVersion().isEmpty() ? "version not known" : "Tiller " + fact.getVersion(),
                        transport(fact.getConfiguredTransport()),
                        account(fact),
                        fact.getOptions().getStorage().isEmpty()
                                ? "a place not known"
                                : fact.getOptions().getStorage());
        var said = tiller.readable() ? detail : "It can no longer be read. Last: " + detail;
        return new Node(
                id,
                Kind.TILLER,
                cut("Tiller " + fact.getNamespace() + "/" + fact.getName(), LONGEST_TITLE),
                cut(said, LONGEST_DETAIL),
                factId(tiller.key()));
    }

    static Node more(int count) {
        return new Node(
                MORE,
                Kind.TILLER,
                count(count, "more Tiller"),
                "Each is shown in the list of Tillers; what is drawn here is said of all of them together.",
                null);
    }

    /** What stands for all that nobody sees, alone or behind the Tillers that are known. */
    static Node perhaps(Scene scene) {
        return node(
                PERHAPS,
                Kind.TILLER,
                scene.tillers().isEmpty() ? "Tiller, if there is one" : "Another Tiller, if there is one",
                scene.heard()
                        ? "The agent could not look everywhere."
                        : "The cluster is silent: nobody looks there now.");
    }

    private static Node node(Kind kind, String title, String detail) {
        return node(id(kind), kind, title, detail);
    }

    private static Node node(String id, Kind kind, String title, String detail) {
        return new Node(id, kind, title, cut(detail, LONGEST_DETAIL), null);
    }

    private static String census(ReleaseCensus census) {
        long later = (long) census.getHelm3() + census.getHelm4() + census.getUndetermined();
        return "Helm 2: " + count(census.getHelm2(), "release") + ", Helm 3 and 4: " + count(later, "release");
    }

    private static String transport(Transport transport) {
        return switch (transport) {
            case PLAINTEXT -> "no encryption";
            case TLS -> "TLS without client certificates";
            case TLS_OPTIONAL_CLIENT_CERTIFICATE -> "TLS with optional client certificates";
            case MUTUAL_TLS -> "mutual TLS";
            case TRANSPORT_UNKNOWN, UNRECOGNIZED -> "encryption not known";
        };
    }

    private static String account(TillerFact fact) {
        var name = fact.getServiceAccount().isEmpty() ? "not known" : fact.getServiceAccount();
        return fact.getAccess().getClusterAdmin() ? name + " (cluster-admin)" : name;
    }

    private static String count(long number, String what) {
        return number == 1 ? "1 " + what : number + " " + what + "s";
    }

    private static String factId(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }
}
