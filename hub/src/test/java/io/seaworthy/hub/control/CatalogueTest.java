package io.seaworthy.hub.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.seaworthy.agent.cluster.RecordedCluster;
import io.seaworthy.agent.credential.Salt;
import io.seaworthy.agent.posture.PostureCollector;
import io.seaworthy.agent.posture.PostureSettings;
import io.seaworthy.posture.v1.Posture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every built-in control promises: a file of its name, known references, a page, and cases that come out as named. */
class CatalogueTest {

    private static final Path FIXTURES = TestTree.resources().resolve("controls");

    private static final PostureSettings SETTINGS = new PostureSettings(
            PostureSettings.TEAM_LABEL,
            false,
            _ -> Salt.of("salt of all the fixtures".getBytes(StandardCharsets.UTF_8)));

    private final Catalogue catalogue = Catalogue.builtIn();
    private final ControlTrial trial = new ControlTrial(catalogue, CatalogueTest::collect);

    @TestFactory
    Stream<DynamicContainer> control() {
        var frameworks = Framework.builtIn().stream().collect(Collectors.toMap(Framework::id, Function.identity()));
        return catalogue.controls().stream().map(control -> {
            var tests = new ArrayList<DynamicNode>();
            tests.add(dynamicTest(
                    "lies where its id and family say",
                    () -> assertThat(control.location().file())
                            .isEqualTo("controls/" + control.family() + "/" + control.id() + ".yaml")));
            tests.add(dynamicTest(
                    "names known references",
                    () -> control.frameworks()
                            .forEach((id, numbers) -> assertThat(frameworks.get(id))
                                    .as("framework %s", id)
                                    .satisfies(framework -> assertThat(framework.references())
                                            .containsKeys(numbers.toArray(String[]::new))))));
            tests.add(dynamicTest(
                    "has its page",
                    () -> assertThat(TestTree.root().resolve("docs/controls/" + control.id() + ".md"))
                            .as("run 'make docs'")
                            .exists()));
            tests.add(dynamicTest(
                    "has a pass and a fail case",
                    () -> assertThat(names(control))
                            .as("fixtures in %s", FIXTURES.resolve(control.id()))
                            .anyMatch(name -> name.startsWith("pass."))
                            .anyMatch(name -> name.startsWith("fail."))));
            tests.addAll(cases(control));
            return dynamicContainer(control.id(), tests);
        });
    }

    @Test
    void everyFileOfTheCatalogueIsUsed() {
        assertThat(catalogue.problems()).isEmpty();
        assertThat(catalogue.controls())
                .hasSameSizeAs(Resources.text(Catalogue.INDEX).lines().toList());
    }

    @Test
    void everyFixtureBelongsToAControl() throws IOException {
        assertThat(TestTree.files(FIXTURES).map(folder -> folder.getFileName().toString()))
                .allMatch(id -> catalogue.control(id).isPresent());
    }

    @Test
    void everyFixtureIsNamedAfterAVerdict() throws IOException {
        try (var files = Files.walk(FIXTURES)) {
            assertThat(files.filter(Files::isRegularFile)).allMatch(ControlTrial::isFixture);
        }
    }

    private Stream<String> names(Control control) throws IOException {
        return TestTree.files(FIXTURES.resolve(control.id()))
                .map(file -> file.getFileName().toString());
    }

    private List<DynamicNode> cases(Control control) {
        var tests = new ArrayList<DynamicNode>();
        try {
            TestTree.files(FIXTURES.resolve(control.id()))
                    .forEach(file -> tests.add(dynamicTest(file.getFileName().toString(), () -> {
                        var result = trial.runOne(control, file);

                        assertThat(result.mismatch()).isEmpty();
                        assertThat(result.judgements())
                                .filteredOn(Judgement::failed)
                                .flatExtracting(judgement -> judgement.verdict().text(), Judgement::fix)
                                .allSatisfy(text ->
                                        assertThat((String) text).isNotBlank().doesNotContain("went wrong"));
                    })));
        } catch (IOException missing) {
            // The folder is not there: "has a pass and a fail case" says so.
            return tests;
        }
        return tests;
    }

    private static Posture collect(String name, String documents) {
        try (var cluster = RecordedCluster.complete(name, documents)) {
            return new PostureCollector(SETTINGS).collect(cluster, _ -> {});
        }
    }
}
