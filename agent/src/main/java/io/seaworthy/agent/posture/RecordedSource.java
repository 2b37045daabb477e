package io.seaworthy.agent.posture;

import io.seaworthy.agent.cluster.RecordedCluster;
import io.seaworthy.posture.v1.Posture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeMap;

/** A folder of recorded objects, read again when one of its files changes. */
public final class RecordedSource implements PostureSource {

    private static final Duration BETWEEN_GLANCES = Duration.ofSeconds(1);

    private final Path folder;
    private final Set<String> namespaces;
    private final PostureCollector collector;
    private final String name;
    private final Thread glances;
    private volatile Runnable changed = () -> {};

    /** @param name what people call the cluster */
    public RecordedSource(Path folder, Set<String> namespaces, PostureSettings settings, String name) {
        this.folder = folder;
        this.namespaces = Set.copyOf(namespaces);
        // Where it was recorded nobody listens any more: what a probe found then is part of the recording.
        this.collector = new PostureCollector(new PostureSettings(settings.teamLabel(), false, settings.salt()));
        this.name = name;
        this.glances = Thread.ofVirtual().name("seaworthy-recording").unstarted(this::glance);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Posture collect() throws IOException {
        try (var cluster = RecordedCluster.open(folder, namespaces)) {
            return collector.collect(cluster, progress -> {});
        }
    }

    @Override
    public void watch(Runnable hears) {
        changed = hears;
        glances.start();
    }

    @Override
    public void close() {
        glances.interrupt();
    }

    private void glance() {
        var told = fingerprint();
        var before = told;
        try {
            while (true) {
                Thread.sleep(BETWEEN_GLANCES);
                var now = fingerprint();
                // Twice the same: nobody is still writing.
                if (!now.equals(told) && now.equals(before)) {
                    told = now;
                    changed.run();
                }
                before = now;
            }
        } catch (InterruptedException closed) {
            // close() ends it.
            Thread.currentThread().interrupt();
        }
    }

    private String fingerprint() {
        var files = new TreeMap<String, String>();
        try (var found = Files.walk(folder)) {
            for (var file : found.filter(Files::isRegularFile).toList()) {
                files.put(file.toString(), Files.size(file) + "@" + Files.getLastModifiedTime(file));
            }
            return files.toString();
        } catch (IOException gone) {
            // A file that went away between two looks; the next glance sees what is there then.
            return "";
        }
    }
}
