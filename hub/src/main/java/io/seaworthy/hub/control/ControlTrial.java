package io.seaworthy.hub.control;

import io.seaworthy.posture.v1.Posture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tries a control out on recorded objects: each file of a folder says by its name what the control must say about it,
 * as {@code fail.node-port.yaml}. The one way in which fixtures are run, in Seaworthy's own tests and for users.
 */
public final class ControlTrial {

    private static final int MAX_STEPS_UP = 4;

    private final Judge judge;
    private final Collection collection;

    /** @param catalogue holds the controls to try */
    public ControlTrial(Catalogue catalogue, Collection collection) {
        this.judge = new Judge(catalogue);
        this.collection = collection;
    }

    /** Makes facts of recorded objects: the agent's real collectors. */
    @FunctionalInterface
    public interface Collection {
        /**
         * @param name of the recording
         * @param documents Kubernetes objects, as YAML or JSON documents
         */
        Posture collect(String name, String documents);
    }

    /**
     * One file.
     *
     * @param file the fixture
     * @param judgements what the control said
     * @param mismatch why that is not what the file's name says; empty if it is
     */
    public record Case(Path file, List<Judgement> judgements, Optional<String> mismatch) {}

    /** Every fixture of the folder, by name. */
    public List<Case> run(Control control, Path folder) throws IOException {
        var cases = new ArrayList<Case>();
        for (var file : fixtures(folder)) {
            cases.add(runOne(control, file));
        }
        return cases;
    }

    /** @throws IOException if the file cannot be read */
    public Case runOne(Control control, Path file) throws IOException {
        var name = file.getFileName().toString();
        Posture posture;
        try {
            posture = collection.collect(name, FixtureRecords.expand(Files.readString(file)));
        } catch (IllegalArgumentException unusable) {
            // The fixture itself is not what it must be; the message says where.
            return new Case(file, List.of(), Optional.of("The file cannot be used: " + unusable.getMessage()));
        }
        var judgements = judge.judge(posture).stream()
                .filter(judgement -> judgement.control().id().equals(control.id()))
                .toList();
        return new Case(file, judgements, mismatch(name, judgements));
    }

    /** Whether a file is a fixture, by its name. */
    public static boolean isFixture(Path file) {
        return Expectation.of(String.valueOf(file.getFileName())).isPresent();
    }

    /**
     * Where the fixtures of a control file are looked for: {@code <id>/} beside it, {@code fixtures/<id>/} beside it or
     * in a folder above, and in Seaworthy's own tree its test resources.
     */
    public static Optional<Path> fixturesOf(Path controlFile, String id) {
        var file = controlFile.toAbsolutePath().normalize();
        var candidates = new ArrayList<Path>();
        candidates.add(file.resolveSibling(id));
        var above = file.getParent();
        for (int i = 0; i < MAX_STEPS_UP && above != null; i++, above = above.getParent()) {
            candidates.add(above.resolve("fixtures").resolve(id));
            candidates.add(
                    above.resolve("../../test/resources/controls").resolve(id).normalize());
        }
        return candidates.stream().filter(Files::isDirectory).findFirst();
    }

    private static List<Path> fixtures(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(ControlTrial::isFixture).sorted().toList();
        }
    }

    private static Optional<String> mismatch(String name, List<Judgement> judgements) {
        return Expectation.of(name)
                .map(expectation -> expectation.mismatch(judgements))
                .orElse(Optional.of("The file's name must begin with pass., fail., unknown. or na."));
    }
}
