package io.seaworthy.hub.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A copy of a recorded cluster whose objects change as those of a real one would. */
final class DemoRecording {

    /** What happens next, in turn: the finding that it closes opens again at the end of the round. */
    enum Step {
        TILLER_FORGETS_OLD_RECORDS("Somebody limits the history of Tiller"),
        RELEASE_GOES_AWAY("Somebody deletes the release ledger"),
        TILLER_GOES_AWAY("Somebody removes Tiller"),
        EVERYTHING_COMES_BACK("Somebody brings Tiller and the release ledger back");

        private final String words;

        Step(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private static final List<String> WORKLOADS = List.of("deployment.yaml", "pod.yaml", "service.yaml");
    private static final List<String> RECORDS = List.of("configmap.yaml", "secret.yaml");

    private final Path original;
    private final Path copy;

    private DemoRecording(Path original, Path copy) {
        this.original = original;
        this.copy = copy;
    }

    /** Copies a recording; an earlier copy is replaced. */
    static DemoRecording copy(Path original, Path copy) throws IOException {
        Files.createDirectories(copy);
        var recording = new DemoRecording(original, copy);
        try (var files = Files.list(original)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                recording.write(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return recording;
    }

    Path folder() {
        return copy;
    }

    void take(Step step) throws IOException {
        switch (step) {
            case TILLER_FORGETS_OLD_RECORDS ->
                rewrite(WORKLOADS, text -> text.replaceAll("(name: TILLER_HISTORY_MAX\\s+value: )\"0\"", "$1\"200\""));
            case RELEASE_GOES_AWAY -> without(RECORDS, name -> name.startsWith("ledger.v"));
            case TILLER_GOES_AWAY -> without(WORKLOADS, name -> name.startsWith("tiller-deploy"));
            case EVERYTHING_COMES_BACK -> copy(original, copy);
        }
    }

    private interface Rewriting {
        String of(String text);
    }

    private void rewrite(List<String> files, Rewriting rewriting) throws IOException {
        for (var file : files) {
            var path = copy.resolve(file);
            if (Files.exists(path)) {
                write(file, rewriting.of(Files.readString(path)).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        }
    }

    private void without(List<String> files, Predicate<String> gone) throws IOException {
        rewrite(files, text -> {
            var list = new LinkedHashMap<Object, Object>(
                    (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text));
            list.computeIfPresent(
                    "items",
                    (_, items) -> ((List<?>) items)
                            .stream().filter(item -> !gone.test(name(item))).toList());
            return new Dump(DumpSettings.builder().build()).dumpToString(list);
        });
    }

    private static String name(Object item) {
        return item instanceof Map<?, ?> object && object.get("metadata") instanceof Map<?, ?> metadata
                ? String.valueOf(metadata.get("name"))
                : "";
    }

    private void write(String file, byte[] bytes) throws IOException {
        var fresh = copy.resolveSibling(copy.getFileName() + "." + file + ".new");
        Files.write(fresh, bytes);
        Files.move(fresh, copy.resolve(file), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
