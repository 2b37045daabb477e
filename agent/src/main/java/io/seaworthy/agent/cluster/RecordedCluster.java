package io.seaworthy.agent.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.authorization.v1.ResourceAttributes;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReview;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.seaworthy.posture.v1.Gap;
import io.seaworthy.posture.v1.ItemError;
import io.seaworthy.posture.v1.TillerProbe;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A cluster out of files: what {@code kubectl get … -o json|yaml} printed, or a folder that e2e recorded.
 *
 * <p>A {@link Recording} document says what was read; without one, only kinds that appear in the files count as read,
 * and everything else is a gap, never "none there".
 */
public final class RecordedCluster implements Cluster {

    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

    private final Recording recording;
    private final Map<String, List<RecordedObject>> byKind;
    private final Map<String, RecordedObject> byName;
    private final List<ItemError> errors;
    private final Set<String> namespaces;

    private RecordedCluster(
            Recording recording, List<RecordedObject> objects, List<ItemError> errors, Set<String> only) {
        this.recording = recording;
        this.byKind = objects.stream().collect(Collectors.groupingBy(RecordedObject::kind));
        this.byName = objects.stream()
                .collect(Collectors.toMap(RecordedObject::key, Function.identity(), (first, again) -> first));
        this.errors = new CopyOnWriteArrayList<>(errors);
        this.namespaces = Set.copyOf(only);
    }

    /**
     * Reads a dump file, or every {@code .yaml}, {@code .yml} and {@code .json} file of a folder and its folders.
     *
     * @param only namespaces to look at; empty means all
     * @throws IOException if the path cannot be read at all
     */
    public static RecordedCluster open(Path path, Set<String> only) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        var read = new RecordedObjects();
        for (var file : Files.isDirectory(path) ? dumpsIn(path) : List.of(path)) {
            try (var input = Files.newInputStream(file)) {
                read.read(
                        path.equals(file)
                                ? file.toString()
                                : path.relativize(file).toString(),
                        input);
            }
        }
        var name = path.toAbsolutePath().normalize().getFileName();
        return assemble(read, name == null ? "recording" : name.toString(), false, only);
    }

    /** Reads one dump from a stream, such as standard input. */
    public static RecordedCluster read(String name, InputStream input, Set<String> only) throws IOException {
        var read = new RecordedObjects();
        read.read(name, input);
        return assemble(read, name, false, only);
    }

    /** A complete cluster out of a few written objects: what is not written does not exist. For fixtures. */
    public static RecordedCluster complete(String name, String documents) {
        var read = new RecordedObjects();
        try {
            read.read(name, new ByteArrayInputStream(documents.getBytes(StandardCharsets.UTF_8)));
            return assemble(read, name, true, Set.of());
        } catch (IOException broken) {
            // Reading from memory cannot fail, so the fixture's own Recording document is wrong.
            throw new IllegalArgumentException(name + ": " + broken.getMessage(), broken);
        }
    }

    private static RecordedCluster assemble(RecordedObjects read, String name, boolean complete, Set<String> only)
            throws IOException {
        var objects = new ArrayList<RecordedObject>();
        var recordings = new ArrayList<ObjectNode>();
        for (var object : read.objects()) {
            if (Recording.isOne(object)) {
                recordings.add(object);
            } else {
                objects.add(new RecordedObject(object));
            }
        }
        var seen = new TreeSet<>(read.listedKinds());
        objects.forEach(object -> seen.add(object.kind()));
        var recording = recordings.isEmpty()
                ? Recording.none(name, complete, seen)
                : Recording.parse(recordings.getFirst(), name, complete, seen);
        return new RecordedCluster(recording, objects, read.errors(), only);
    }

    private static List<Path> dumpsIn(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(ya?ml|json)"))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public String name() {
        return recording.name();
    }

    @Override
    public Instant observedAt() {
        return recording.observedAt();
    }

    @Override
    public Set<String> namespaces() {
        return namespaces;
    }

    @Override
    public Answer<String> version() {
        return recording.version().isEmpty()
                ? new Answer.Unknown<>(Gap.newBuilder()
                        .setResource("version")
                        .setVerb("get")
                        .setReason(Gap.Reason.NOT_RECORDED)
                        .setDetail("the recording does not name the server's version")
                        .build())
                : new Answer.Found<>(recording.version());
    }

    @Override
    public <T extends HasMetadata> Listing list(Class<T> model, Consumer<? super T> each) {
        var kind = ResourceKind.of(model);
        return visit(kind, object -> {
            var typed = typed(model, object);
            typed.ifPresent(each);
            return typed.isPresent();
        });
    }

    @Override
    public Listing listMetadata(ResourceKind kind, String labelSelector, Consumer<ObjectMeta> each) {
        var selector = LabelSelector.parse(labelSelector);
        return visit(kind, object -> {
            var metadata = shaped(object, object.json().path("metadata"), ObjectMeta.class);
            var wanted = metadata.filter(selector::matches);
            wanted.ifPresent(each);
            return wanted.isPresent();
        });
    }

    @Override
    public Listing listData(
            ResourceKind kind, String labelSelector, String key, Predicate<ObjectMeta> wanted, ValueVisitor each) {
        return listMetadata(kind, labelSelector, metadata -> {
            if (wanted.test(metadata)) {
                data(kind, metadata.getNamespace(), metadata.getName(), key, value -> {
                    each.visit(metadata, value);
                    return metadata;
                });
            }
        });
    }

    @Override
    public <T extends HasMetadata> Answer<T> get(Class<T> model, String namespace, String name) {
        var kind = ResourceKind.of(model);
        var object = find(kind, namespace, name);
        if (object.isEmpty()) {
            return missing(kind, "get", namespace);
        }
        return typed(model, object.get())
                .<Answer<T>>map(Answer.Found::new)
                .orElseGet(() -> new Answer.Broken<>(object.get().error(SingleObjects.SHAPE)));
    }

    @Override
    public <R> Answer<R> data(ResourceKind kind, String namespace, String name, String key, ValueReader<R> reader) {
        var object = find(kind, namespace, name);
        if (object.isEmpty()) {
            return missing(kind, "get", namespace);
        }
        var value = object.get().json().path("data").path(key);
        var plain = object.get().json().path("stringData").path(key);
        if (!value.isTextual() && !plain.isTextual()) {
            return new Answer.Absent<>();
        }
        var text = value.isTextual()
                ? value.asText()
                : Base64.getEncoder().encodeToString(plain.asText().getBytes(StandardCharsets.UTF_8));
        try {
            return new Answer.Found<>(reader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
        } catch (IOException broken) {
            // The reader could make nothing of the value: this item is broken, the others are not.
            return new Answer.Broken<>(object.get().error(String.valueOf(broken.getMessage())));
        }
    }

    @Override
    public <R> Answer<R> read(ResourceKind kind, String namespace, String name, ItemReader<R> reader) {
        var object = find(kind, namespace, name);
        if (object.isEmpty()) {
            return missing(kind, "get", namespace);
        }
        try (var parser = object.get().json().traverse()) {
            parser.nextToken();
            return new Answer.Found<>(reader.read(parser));
        } catch (IOException broken) {
            // The reader could make nothing of the object: this one is broken, the others are not.
            return new Answer.Broken<>(object.get().error(String.valueOf(broken.getMessage())));
        }
    }

    @Override
    public Answer<Boolean> serves(ResourceKind kind) {
        return recording
                .gap(kind, "list")
                .<Answer<Boolean>>map(Answer.Unknown::new)
                .orElseGet(() -> new Answer.Found<>(
                        recording.resources().contains(kind.resource()) || byKind.containsKey(kind.kind())));
    }

    @Override
    public Answer<Boolean> allowed(String user, List<String> groups, ResourceAttributes action) {
        for (var object : byKind.getOrDefault("SubjectAccessReview", List.of())) {
            var review = typed(SubjectAccessReview.class, object);
            if (review.isPresent()
                    && user.equals(review.get().getSpec().getUser())
                    && action.equals(review.get().getSpec().getResourceAttributes())
                    && review.get().getStatus() != null) {
                return new Answer.Found<>(
                        Boolean.TRUE.equals(review.get().getStatus().getAllowed()));
            }
        }
        return new Answer.Unknown<>(Gap.newBuilder()
                .setResource("subjectaccessreviews.authorization.k8s.io")
                .setVerb("create")
                .setReason(Gap.Reason.NOT_RECORDED)
                .setDetail("the recording holds no answered SubjectAccessReview for " + user)
                .build());
    }

    @Override
    public Optional<TillerProbe> recordedProbe(String namespace, String pod) {
        return Optional.ofNullable(recording.probes().get(namespace + "/" + pod));
    }

    @Override
    public List<ItemError> errors() {
        return List.copyOf(errors);
    }

    @Override
    public void close() {
        // Nothing is held open.
    }

    private interface Visitor {
        boolean take(RecordedObject object);
    }

    private Listing visit(ResourceKind kind, Visitor visitor) {
        var unreadable = recording.gap(kind, "list");
        if (unreadable.isPresent()) {
            return new Listing(0, List.of(unreadable.get()));
        }
        var items = 0;
        for (var object : byKind.getOrDefault(kind.kind(), List.of())) {
            if (object.isOf(kind) && inScope(kind, object) && visitor.take(object)) {
                items++;
            }
        }
        return new Listing(items, List.of());
    }

    private Optional<RecordedObject> find(ResourceKind kind, String namespace, String name) {
        var place = kind.namespaced() ? namespace : "";
        return Optional.ofNullable(byName.get(kind.kind() + "/" + place + "/" + name))
                .filter(object -> object.isOf(kind))
                .filter(object -> recording.gap(kind, "get").isEmpty());
    }

    private <T> Answer<T> missing(ResourceKind kind, String verb, String namespace) {
        return recording
                .gap(kind, verb)
                .<Answer<T>>map(gap -> new Answer.Unknown<>(
                        gap.toBuilder().setNamespace(namespace).build()))
                .orElseGet(Answer.Absent::new);
    }

    private <T extends HasMetadata> Optional<T> typed(Class<T> model, RecordedObject object) {
        return shaped(object, object.json(), model);
    }

    /** A part of an object, or all of it, as a model; empty, and an error, if it has another shape. */
    private <T> Optional<T> shaped(RecordedObject object, JsonNode part, Class<T> model) {
        try {
            if (part.isObject()) {
                return Optional.of(SERIALIZATION.convertValue(part, model));
            }
            noteMalformed(object);
            return Optional.empty();
        } catch (IllegalArgumentException broken) {
            // An object of the wrong shape is an error of its own; its message may quote values, so it is not used.
            noteMalformed(object);
            return Optional.empty();
        }
    }

    private void noteMalformed(RecordedObject object) {
        var error = object.error(SingleObjects.SHAPE);
        if (!errors.contains(error)) {
            errors.add(error);
        }
    }

    private boolean inScope(ResourceKind kind, RecordedObject object) {
        return namespaces.isEmpty() || !kind.namespaced() || namespaces.contains(object.namespace());
    }
}
