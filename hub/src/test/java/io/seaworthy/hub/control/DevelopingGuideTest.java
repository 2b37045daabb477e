package io.seaworthy.hub.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.agent.cluster.RecordedCluster;
import io.seaworthy.agent.credential.Salt;
import io.seaworthy.agent.posture.PostureCollector;
import io.seaworthy.agent.posture.PostureSettings;
import io.seaworthy.posture.v1.Posture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Executes the worked example of {@code docs/developing.md}: every YAML block there that names its file. */
class DevelopingGuideTest {

    private static final Pattern FILE_BLOCK =
            Pattern.compile("^```yaml\\R# (\\S+\\.yaml)\\R(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);

    @TempDir
    private Path folder;

    @BeforeEach
    void writeTheFilesOfTheGuide() throws IOException {
        var guide = Files.readString(TestTree.root().resolve("docs/developing.md"));
        var block = FILE_BLOCK.matcher(guide);
        while (block.find()) {
            var file = folder.resolve(block.group(1));
            Files.createDirectories(file.getParent());
            Files.writeString(file, block.group(2));
        }
    }

    @Test
    void theExampleIsAControlAndItsCasesHold() throws IOException {
        var file = folder.resolve("controls/release/release-outside-default.yaml");
        var catalogue = Catalogue.load(List.of(file));
        var control = catalogue.control("release-outside-default").orElseThrow();

        var cases = new ControlTrial(catalogue, DevelopingGuideTest::collect)
                .run(control, ControlTrial.fixturesOf(file, control.id()).orElseThrow());

        assertThat(catalogue.problems()).isEmpty();
        assertThat(cases)
                .extracting(result -> result.file().getFileName().toString())
                .containsExactly("fail.default.yaml", "na.uninstalled.yaml", "pass.own-namespace.yaml");
        assertThat(cases).allSatisfy(result -> assertThat(result.mismatch()).isEmpty());
    }

    @Test
    void theExampleCitesAKnownReference() {
        var file = folder.resolve("controls/release/release-outside-default.yaml");
        var control = Catalogue.only(file).controls().getFirst();

        assertThat(control.frameworks())
                .isNotEmpty()
                .allSatisfy((id, numbers) -> assertThat(Framework.builtIn())
                        .filteredOn(framework -> framework.id().equals(id))
                        .singleElement()
                        .satisfies(framework ->
                                assertThat(framework.references().keySet()).containsAll(numbers)));
    }

    @Test
    void theFileThatNewControlsStartFromIsAControl() {
        var started = Catalogue.only(TestTree.root().resolve("docs/new-control.yaml"));

        assertThat(started.problems()).isEmpty();
        assertThat(started.controls()).hasSize(1);
    }

    private static final PostureSettings SETTINGS =
            new PostureSettings(PostureSettings.TEAM_LABEL, false, cluster -> Salt.of(new byte[32]));

    private static Posture collect(String name, String documents) {
        try (var cluster = RecordedCluster.complete(name, documents)) {
            return new PostureCollector(SETTINGS).collect(cluster, _ -> {});
        }
    }
}
