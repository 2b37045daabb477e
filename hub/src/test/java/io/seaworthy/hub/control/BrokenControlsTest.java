package io.seaworthy.hub.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every file of {@code broken-controls/} says in its first line where and why it is refused. */
class BrokenControlsTest {

    private static final Path FOLDER = TestTree.resources().resolve("broken-controls");
    private static final String MARK = "# expect ";

    @TempDir
    private Path places;

    @TestFactory
    Stream<DynamicTest> brokenControlIsRefusedWithPlaceAndReason() throws IOException {
        return TestTree.files(FOLDER)
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    var expected = Files.readAllLines(file).getFirst().substring(MARK.length());

                    var catalogue = Catalogue.only(file);

                    assertThat(catalogue.controls()).isEmpty();
                    assertThat(catalogue.problems())
                            .extracting(problem -> problem.location().line() + ":"
                                    + problem.location().column() + " " + problem.reason())
                            .anySatisfy(text -> assertThat(text)
                                    .containsSubsequence(expected.split("(?<=^\\d{1,2}:\\d{1,2}) ", 2)));
                    assertThat(catalogue.problems()).allSatisfy(problem -> {
                        assertThat(problem.toString()).doesNotContain("\n");
                        assertThat(problem.remedy()).isNotBlank();
                    });
                }));
    }

    @Test
    void brokenControlCostsNoOtherOneItsPlace() {
        var catalogue = Catalogue.load(List.of(FOLDER));

        assertThat(catalogue.controls())
                .isEqualTo(Catalogue.builtIn().controls())
                .isNotEmpty();
        assertThat(catalogue.problems())
                .extracting(problem -> problem.location().file())
                .contains(FOLDER.resolve("yaml-bomb.yaml").toString());
    }

    @Test
    void takenIdNamesBothFiles() throws IOException {
        var first = Files.writeString(places.resolve("a.yaml"), TestTree.CONTROL);
        var second = Files.writeString(places.resolve("b.yaml"), TestTree.CONTROL);

        var catalogue = Catalogue.only(places);

        assertThat(catalogue.controls()).hasSize(1);
        assertThat(catalogue.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .contains(first.toString())
                        .startsWith(second.toString()));
    }

    @Test
    void builtInControlIsNotReplaced() throws IOException {
        Files.writeString(places.resolve("a.yaml"), TestTree.CONTROL.replace("id: mine", "id: release-fresh"));

        var catalogue = Catalogue.load(List.of(places));

        assertThat(catalogue.control("release-fresh")).get().matches(Control::builtIn);
        assertThat(catalogue.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.reason()).contains("controls/release/release-fresh.yaml"));
    }

    @Test
    void hugeFileAndFileThatIsNotTextAreRefused() throws IOException {
        Files.writeString(places.resolve("huge.yaml"), "a".repeat(ControlReader.MAX_BYTES + 1));
        Files.write(places.resolve("latin.yaml"), "title: Schl\u00fcssel".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(Catalogue.only(places).problems())
                .extracting(ControlProblem::reason)
                .containsExactly("The file is larger than 256 kB.", "The file is not UTF-8 text.");
    }

    @Test
    void mountedConfigMapIsReadOnce() throws IOException {
        var hidden = Files.createDirectories(places.resolve("..2026_11_21"));
        Files.writeString(hidden.resolve("mine.yaml"), TestTree.CONTROL);
        Files.createSymbolicLink(places.resolve("..data"), Path.of("..2026_11_21"));
        Files.createSymbolicLink(places.resolve("mine.yaml"), Path.of("..data/mine.yaml"));

        var catalogue = Catalogue.only(places);

        assertThat(catalogue.controls()).extracting(Control::id).containsExactly("mine");
        assertThat(catalogue.problems()).isEmpty();
    }

    @Test
    void missingFolderIsAProblemAndNoException() {
        assertThat(Catalogue.only(places.resolve("nowhere")).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.reason()).isEqualTo("There is no such file or folder."));
    }
}
