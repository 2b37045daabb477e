package io.seaworthy.agent.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.authorization.v1.ResourceAttributes;
import io.seaworthy.posture.v1.ItemError;
import io.seaworthy.posture.v1.TillerProbe;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Where objects come from: one cluster, read only.
 *
 * <p>Nothing here throws because of what a cluster holds or refuses: a refusal is a gap in the answer, an unreadable
 * item is an {@link ItemError}. Implementations are safe for use by several threads.
 */
public interface Cluster extends AutoCloseable {

    /** What people call it: the kubeconfig context or the recording's name. */
    String name();

    /** When its objects were, or are being, read: the "now" of every collector. */
    Instant observedAt();

    /** Namespaces that may be looked at; empty means the whole cluster. */
    Set<String> namespaces();

    /** The server's version as it says it: {@code v1.36.3}. */
    Answer<String> version();

    /**
     * Every object of one kind, page by page; none is held after {@code each} returns.
     *
     * @param <T> a fabric8 model class, such as {@code Deployment}
     */
    <T extends HasMetadata> Listing list(Class<T> kind, Consumer<? super T> each);

    /** As {@link #list}, but only names, labels and annotations are read; the way to list large objects. */
    Listing listMetadata(ResourceKind kind, String labelSelector, Consumer<ObjectMeta> each);

    /** One object. */
    <T extends HasMetadata> Answer<T> get(Class<T> kind, String namespace, String name);

    /**
     * The values of many Secrets or ConfigMaps, in far fewer requests than one {@link #data} each.
     *
     * @param wanted asked with names and labels before a value is read; what is not wanted is skipped unread
     * @param each gets values as {@link #data} gives them
     */
    Listing listData(
            ResourceKind kind, String labelSelector, String key, Predicate<ObjectMeta> wanted, ValueVisitor each);

    /**
     * One value of a Secret's or ConfigMap's {@code data}, as a stream of the text that the API's JSON holds (base64 for
     * a Secret, the plain value for a ConfigMap), or with one layer of base64 already taken off.
     *
     * @param kind {@link ResourceKind#SECRETS} or {@link ResourceKind#CONFIG_MAPS}
     */
    <R> Answer<R> data(ResourceKind kind, String namespace, String name, String key, ValueReader<R> reader);

    /**
     * One object of any kind, token by token: for large ones of which little is needed, and kinds without a model class.
     *
     * @param reader what it throws makes the object {@link Answer.Broken}
     */
    <R> Answer<R> read(ResourceKind kind, String namespace, String name, ItemReader<R> reader);

    /** Whether objects of this kind can exist here at all: whoever brings the kind may not be installed. */
    Answer<Boolean> serves(ResourceKind kind);

    /** Whether a user may do something; {@code user} need not exist. */
    Answer<Boolean> allowed(String user, List<String> groups, ResourceAttributes action);

    /** What a probe found at a Tiller, where this source keeps such findings; a live cluster keeps none. */
    Optional<TillerProbe> recordedProbe(String namespace, String pod);

    /** Items this source itself could not read so far: broken documents, objects of a kind that do not parse. */
    List<ItemError> errors();

    @Override
    void close();
}
