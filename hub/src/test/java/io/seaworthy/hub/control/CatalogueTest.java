package io.seaworthy.hub.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Keeps the promise of the catalogue: every control can be used, cites known sources and says what its cases expect. */
class CatalogueTest {

    private static final Path CASES = TestTree.resources().resolve("controls");

    private final Catalogue catalogue = Catalogue.builtIn();

    @Test
    void everyControlTypeChecksUnderAnIdOfItsOwn() {
        assertThat(catalogue.problems()).isEmpty();
        assertThat(catalogue.controls()).extracting(Control::id).doesNotHaveDuplicates();
        assertThat(catalogue.controls()).hasSizeGreaterThanOrEqualTo(35);
    }

    @Test
    void everyFileLiesWhereItsFamilyAndIdSay() {
        assertThat(catalogue.controls())
                .allSatisfy(control -> assertThat(control.location().file())
                        .isEqualTo("controls/" + control.family() + "/" + control.id() + ".yaml"));
    }

    @Test
    void everyReferenceStandsInItsFramework() {
        var known = Framework.builtIn().stream()
                .collect(Collectors.toMap(
                        Framework::id, framework -> framework.references().keySet()));

        assertThat(catalogue.controls())
                .allSatisfy(control -> control.frameworks()
                        .forEach((framework, numbers) -> assertThat(known.get(framework))
                                .as("%s of %s", framework, control.id())
                                .isNotNull()
                                .containsAll(numbers)));
    }

    @Test
    void everyFrameworkNamesEditionAndSource() {
        assertThat(Framework.builtIn()).isNotEmpty().allSatisfy(framework -> {
            assertThat(framework.title()).isNotEmpty();
            assertThat(framework.edition()).isNotEmpty();
            assertThat(framework.source()).contains("https://");
            assertThat(framework.references()).isNotEmpty();
        });
    }

    @Test
    void everyFolderOfCasesBelongsToAControl() throws IOException {
        var ids = catalogue.controls().stream().map(Control::id).collect(Collectors.toSet());

        assertThat(TestTree.files(CASES).map(folder -> folder.getFileName().toString()))
                .isSubsetOf(ids);
    }

    @TestFactory
    Stream<DynamicNode> everyCaseSaysWhatItsNameSays() {
        var trial = new ControlTrial(catalogue, new RecordedPosture());
        return catalogue.controls().stream()
                .map(control -> dynamicContainer(control.id(), cases(trial, control).stream()));
    }

    private static List<DynamicNode> cases(ControlTrial trial, Control control) {
        var files = fixtures(CASES.resolve(control.id()));
        var words = files.stream()
                .map(file -> file.getFileName().toString().split("\\.", 2)[0])
                .toList();
        var complete = dynamicTest(
                "has a pass and a fail case", () -> assertThat(words).contains("pass", "fail"));
        return Stream.concat(
                        Stream.<DynamicNode>of(complete),
                        files.stream()
                                .map(file ->
                                        dynamicTest(file.getFileName().toString(), () -> tryOut(trial, control, file))))
                .toList();
    }

    private static void tryOut(ControlTrial trial, Control control, Path file) throws IOException {
        var result = trial.runOne(control, file);

        assertThat(result.mismatch()).isEmpty();
        assertThat(result.judgements()).allSatisfy(judgement -> {
            // The words that stand for an expression that could not be evaluated.
            assertThat(judgement.verdict().text() + judgement.fix()).doesNotContain("went wrong");
            if (judgement.failed()) {
                assertThat(judgement.verdict().text()).isNotBlank();
                assertThat(judgement.fix()).isNotBlank();
            }
        });
    }

    private static List<Path> fixtures(Path folder) {
        try {
            return TestTree.files(folder).filter(ControlTrial::isFixture).toList();
        } catch (IOException missing) {
            // No folder, so no case: the test below it says so by name.
            return List.of();
        }
    }
}
