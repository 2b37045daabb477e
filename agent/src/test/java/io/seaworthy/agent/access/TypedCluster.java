package io.seaworthy.agent.access;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.authorization.v1.ResourceAttributes;
import io.seaworthy.agent.cluster.Answer;
import io.seaworthy.agent.cluster.Cluster;
import io.seaworthy.agent.cluster.ItemReader;
import io.seaworthy.agent.cluster.Listing;
import io.seaworthy.agent.cluster.ResourceKind;
import io.seaworthy.agent.cluster.ValueReader;
import io.seaworthy.agent.cluster.ValueVisitor;
import io.seaworthy.posture.v1.ItemError;
import io.seaworthy.posture.v1.TillerProbe;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A complete cluster of typed objects that can only be listed: no text in between, for properties of many tries. */
record TypedCluster(List<HasMetadata> objects) implements Cluster {

    @Override
    public String name() {
        return "typed";
    }

    @Override
    public Instant observedAt() {
        return Instant.EPOCH;
    }

    @Override
    public Set<String> namespaces() {
        return Set.of();
    }

    @Override
    public <T extends HasMetadata> Listing list(Class<T> kind, Consumer<? super T> each) {
        var found = objects.stream().filter(kind::isInstance).map(kind::cast).toList();
        found.forEach(each);
        return new Listing(found.size(), List.of());
    }

    @Override
    public List<ItemError> errors() {
        return List.of();
    }

    @Override
    public Answer<String> version() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Listing listMetadata(ResourceKind kind, String labelSelector, Consumer<ObjectMeta> each) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T extends HasMetadata> Answer<T> get(Class<T> kind, String namespace, String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Listing listData(
            ResourceKind kind, String labelSelector, String key, Predicate<ObjectMeta> wanted, ValueVisitor each) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <R> Answer<R> data(ResourceKind kind, String namespace, String name, String key, ValueReader<R> reader) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <R> Answer<R> read(ResourceKind kind, String namespace, String name, ItemReader<R> reader) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Answer<Boolean> serves(ResourceKind kind) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Answer<Boolean> allowed(String user, List<String> groups, ResourceAttributes action) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<TillerProbe> recordedProbe(String namespace, String pod) {
        return Optional.empty();
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
