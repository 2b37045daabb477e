package io.seaworthy.hub.control;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a user's controls from a folder, such as a mounted ConfigMap, or from one file. */
final class ControlFolder {

    private static final int MAX_DEPTH = 8;
    private static final int MAX_FILES = 1_000;

    private ControlFolder() {}

    /** What was read, by path, and what could not be. */
    record Contents(List<ControlReader.Result> results, List<ControlProblem> problems) {}

    static Contents read(Path place) {
        var results = new ArrayList<ControlReader.Result>();
        if (Files.isRegularFile(place)) {
            return new Contents(List.of(file(place)), List.of());
        }
        if (!Files.isDirectory(place)) {
            return new Contents(
                    List.of(), List.of(problem(place, "There is no such file or folder.", "Check the path.")));
        }
        try (var walk = Files.walk(place, MAX_DEPTH)) {
            var files = walk.filter(path -> isControl(place, path)).sorted().toList();
            files.stream().limit(MAX_FILES).forEach(path -> results.add(file(path)));
            return new Contents(
                    results,
                    files.size() <= MAX_FILES
                            ? List.of()
                            : List.of(problem(
                                    place,
                                    "The folder holds more than " + MAX_FILES + " controls; only the first are used.",
                                    "Split it.")));
        } catch (IOException | java.io.UncheckedIOException unreadable) {
            // A folder below cannot be entered; nothing in this place is used, so that no half of it seems to be all.
            return new Contents(
                    List.of(),
                    List.of(problem(
                            place,
                            "The folder cannot be read: " + unreadable.getMessage() + ".",
                            "Allow reading it.")));
        }
    }

    /** Kubernetes mounts a ConfigMap as links into a folder whose name starts with two dots; it is not read twice. Fixtures may lie beside. */
    private static boolean isControl(Path place, Path path) {
        for (var step : place.relativize(path)) {
            if (step.toString().startsWith("..")) {
                return false;
            }
        }
        var name = path.getFileName().toString();
        return (name.endsWith(".yaml") || name.endsWith(".yml"))
                && !ControlTrial.isFixture(path)
                && Files.isRegularFile(path);
    }

    private static ControlReader.Result file(Path path) {
        try (var stream = Files.newInputStream(path)) {
            var bytes = stream.readNBytes(ControlReader.MAX_BYTES + 1);
            if (bytes.length > ControlReader.MAX_BYTES) {
                return refused(
                        path, "The file is larger than " + ControlReader.MAX_BYTES / 1024 + " kB.", "Write less.");
            }
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return ControlReader.read(path.toString(), text.toString());
        } catch (CharacterCodingException notText) {
            // Not UTF-8: nothing in it can be trusted to mean what it seems to.
            return refused(path, "The file is not UTF-8 text.", "Save it as UTF-8.");
        } catch (IOException unreadable) {
            // No permission, or it vanished meanwhile.
            return refused(path, "The file cannot be read: " + unreadable.getMessage() + ".", "Allow reading it.");
        }
    }

    private static ControlReader.Result refused(Path path, String reason, String remedy) {
        return new ControlReader.Result.Refused(List.of(problem(path, reason, remedy)));
    }

    private static ControlProblem problem(Path path, String reason, String remedy) {
        return new ControlProblem(new Location(path.toString(), 1, 1), reason, remedy);
    }
}
