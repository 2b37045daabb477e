package io.seaworthy.agent.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.authorization.v1.ResourceAttributes;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.seaworthy.posture.v1.Gap;
import io.seaworthy.posture.v1.ItemError;
import io.seaworthy.posture.v1.TillerProbe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A running cluster, read through its API server page by page. Only lists and gets, and access reviews. */
public final class LiveCluster implements Cluster {

    private static final int PAGE = 500;
    /** Of names and labels alone, about 1 kB each. */
    private static final int METADATA_PAGE = 2_000;
    /** Of objects of up to 1 MiB, which the server puts together before it sends them; most have 10 kB. */
    private static final int DATA_PAGE = 200;

    private static final ResourceKind ACCESS_REVIEWS =
            new ResourceKind("authorization.k8s.io", "v1", "subjectaccessreviews", "SubjectAccessReview", false);

    private final ObjectMapper mapper = new ObjectMapper();
    private final KubernetesSerialization serialization;
    private final ApiServer server;
    private final String name;
    private final String version;
    private final Set<String> namespaces;
    private final Paging paging;
    private final SingleObjects objects;
    private final Instant observedAt;
    private final boolean owner;
    private final List<ItemError> errors = new CopyOnWriteArrayList<>();

    private LiveCluster(
            String name,
            KubernetesSerialization serialization,
            ApiServer server,
            String version,
            Set<String> namespaces,
            Clock clock,
            boolean owner) {
        this.serialization = serialization;
        this.server = server;
        this.name = name;
        this.version = version;
        this.namespaces = namespaces;
        this.paging = new Paging(server, mapper, namespaces);
        this.objects = new SingleObjects(server, mapper);
        this.observedAt = clock.instant();
        this.owner = owner;
    }

    /**
     * Connects and asks for the version, so that a cluster that cannot be looked at is known at once.
     *
     * @throws ClusterUnreachable with the item, the reason and the remedy
     */
    public static LiveCluster connect(ClusterAccess access, Clock clock) throws ClusterUnreachable {
        var config = Kubeconfig.resolve(access, System.getenv());
        var server = new ApiServer(config);
        try {
            return new LiveCluster(
                    contextName(config), models(), server, askVersion(server), access.namespaces(), clock, true);
        } catch (ClusterUnreachable unreachable) {
            server.close();
            throw unreachable;
        }
    }

    /**
     * The same cluster as of now, over the same connections; closing it leaves them open.
     *
     * @throws ClusterUnreachable as {@link #connect}
     */
    public LiveCluster lookAgain(Clock clock) throws ClusterUnreachable {
        return new LiveCluster(name, serialization, server, askVersion(server), namespaces, clock, false);
    }

    /** Reads the kinds it is asked for by class, and looks for no others. */
    private static KubernetesSerialization models() {
        return new KubernetesSerialization(new ObjectMapper(), false);
    }

    /** Tells of changes from now on; to be closed before the cluster. */
    public LiveWatch watch(List<Watched> watched, Consumer<Change> changed) {
        return LiveWatch.start(server, namespaces, watched, changed);
    }

    private static String askVersion(ApiServer server) throws ClusterUnreachable {
        var item = "API server " + server.root();
        try (var reply = server.get("version", ApiServer.JSON)) {
            if (reply.code() == 401) {
                throw new ClusterUnreachable(
                        item,
                        "does not accept the credentials (401): the token or certificate has expired or is not of this cluster",
                        "Log in again, or name another --context.");
            }
            if (reply.code() == 403) {
                return "";
            }
            if (!reply.ok()) {
                throw new ClusterUnreachable(
                        item, "answers " + reply.code() + " when asked for its version", "Check the server's address.");
            }
            return new ObjectMapper().readTree(reply.body()).path("gitVersion").asText("");
        } catch (ClusterUnreachable known) {
            throw known;
        } catch (IOException failed) {
            // Connection refused, name unknown, TLS not trusted, time-out: all the same to the user, with the words.
            throw new ClusterUnreachable(
                    item,
                    "cannot be reached: " + ApiServer.words(failed),
                    "Check that it runs and that kubectl get --raw /version works with the same context.");
        }
    }

    private static String contextName(Config config) {
        var context = config.getCurrentContext();
        return context == null || context.getName() == null ? "in-cluster" : context.getName();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Instant observedAt() {
        return observedAt;
    }

    @Override
    public Set<String> namespaces() {
        return namespaces;
    }

    @Override
    public Answer<String> version() {
        return version.isEmpty()
                ? new Answer.Unknown<>(Gap.newBuilder()
                        .setResource("/version")
                        .setVerb("get")
                        .setReason(Gap.Reason.DENIED)
                        .build())
                : new Answer.Found<>(version);
    }

    @Override
    public <T extends HasMetadata> Listing list(Class<T> model, Consumer<? super T> each) {
        var kind = ResourceKind.of(model);
        return paging.list(kind, "", PAGE, ApiServer.JSON, parser -> {
            var tree = mapper.<ObjectNode>readTree(parser);
            tree.put("kind", kind.kind()).put("apiVersion", kind.apiVersion());
            try {
                each.accept(serialization.convertValue(tree, model));
            } catch (IllegalArgumentException malformed) {
                // The API server lets odd shapes through for some kinds; the message may quote values.
                var metadata = tree.path("metadata");
                errors.add(SingleObjects.malformed(
                        kind,
                        metadata.path("namespace").asText(""),
                        metadata.path("name").asText(""),
                        SingleObjects.SHAPE));
            }
        });
    }

    @Override
    public Listing listMetadata(ResourceKind kind, String labelSelector, Consumer<ObjectMeta> each) {
        return paging.list(
                kind,
                labelSelector,
                METADATA_PAGE,
                ApiServer.METADATA_LIST,
                parser -> each.accept(MetadataItem.read(parser)));
    }

    @Override
    public Listing listData(
            ResourceKind kind, String labelSelector, String key, Predicate<ObjectMeta> wanted, ValueVisitor each) {
        var item = new DataItem(key, wanted, each);
        return paging.list(kind, labelSelector, DATA_PAGE, ApiServer.JSON, item::read);
    }

    @Override
    public <T extends HasMetadata> Answer<T> get(Class<T> model, String namespace, String objectName) {
        var kind = ResourceKind.of(model);
        return objects.fetch(kind, namespace, objectName, (parser, _) -> {
            var tree = mapper.readTree(parser);
            try {
                return new Answer.Found<>(serialization.convertValue(tree, model));
            } catch (IllegalArgumentException malformed) {
                // As above: this object only.
                return new Answer.Broken<>(SingleObjects.malformed(kind, namespace, objectName, SingleObjects.SHAPE));
            }
        });
    }

    @Override
    public <R> Answer<R> data(
            ResourceKind kind, String namespace, String objectName, String key, ValueReader<R> reader) {
        return objects.data(kind, namespace, objectName, key, reader);
    }

    @Override
    public <R> Answer<R> read(ResourceKind kind, String namespace, String objectName, ItemReader<R> reader) {
        return objects.read(kind, namespace, objectName, reader);
    }

    @Override
    public Answer<Boolean> serves(ResourceKind kind) {
        return objects.served(kind);
    }

    @Override
    public Answer<Boolean> allowed(String user, List<String> groups, ResourceAttributes action) {
        var review = new SubjectAccessReviewBuilder()
                .withNewSpec()
                .withUser(user)
                .withGroups(groups)
                .withResourceAttributes(action)
                .endSpec()
                .build();
        try (var reply = server.post(
                ACCESS_REVIEWS.path(""), serialization.asJson(review).getBytes(StandardCharsets.UTF_8))) {
            if (!reply.ok()) {
                return new Answer.Unknown<>(Paging.refused(ACCESS_REVIEWS, "create", "", reply.code()));
            }
            var allowed = mapper.readTree(reply.body()).path("status").path("allowed");
            return new Answer.Found<>(allowed.asBoolean(false));
        } catch (IOException failed) {
            // One question without an answer; the scan goes on and says so.
            return new Answer.Unknown<>(
                    Gaps.of(ACCESS_REVIEWS, "create", "", Gap.Reason.UNREACHABLE, ApiServer.words(failed)));
        }
    }

    @Override
    public Optional<TillerProbe> recordedProbe(String namespace, String pod) {
        return Optional.empty();
    }

    @Override
    public List<ItemError> errors() {
        return List.copyOf(errors);
    }

    @Override
    public void close() {
        if (owner) {
            server.close();
        }
    }
}
