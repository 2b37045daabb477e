package io.seaworthy.agent.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.posture.v1.CredentialHit;
import io.seaworthy.posture.v1.CredentialHit.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Each detector has a folder; {@code hit*.yaml} lists exactly what must be found, {@code miss*.yaml} finds nothing.
 * {@code <+>} cuts the made-up credentials in two, so that no other scanner takes them for real.
 */
class DetectorFixturesTest {

    private static final CredentialScanner SCANNER =
            new CredentialScanner(Detectors.builtIn(), Salt.of("only-for-this-test".getBytes(UTF_8)));
    private static final Path FOLDER = Path.of("src/test/resources/io/seaworthy/agent/credential");

    @TestFactory
    Stream<DynamicTest> fixtures() throws IOException {
        return files().map(file -> DynamicTest.dynamicTest(folder(file) + "/" + file.getFileName(), () -> check(file)));
    }

    @Test
    void everyDetectorHasAHitAndAMiss() {
        assertThat(Detectors.builtIn().ids()).allSatisfy(id -> {
            assertThat(FOLDER.resolve(id + "/hit.yaml")).exists();
            assertThat(FOLDER.resolve(id + "/miss.yaml")).exists();
        });
    }

    private static void check(Path file) throws IOException {
        var fixture = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
        var text = String.valueOf(fixture.get("text")).replace("<+>", "");
        var source =
                String.valueOf(fixture.get("source")).toUpperCase(Locale.ROOT).replace('-', '_');

        var report = scan(Source.valueOf(source), text);

        assertThat(report.gaps()).isEmpty();
        assertThat(report.hits().stream().map(DetectorFixturesTest::shown))
                .containsExactlyInAnyOrderElementsOf(expected(fixture, file));
    }

    private static CredentialReport scan(Source source, String text) {
        var scan = SCANNER.release();
        return switch (source) {
            case MANIFEST -> scan.manifest(text).report();
            case NOTES -> scan.notes(text).report();
            default -> scan.values(source, text).report();
        };
    }

    private static List<String> expected(Map<?, ?> fixture, Path file) {
        boolean miss = file.getFileName().toString().startsWith("miss");
        var hits = fixture.get("hits") instanceof List<?> list ? list : List.of();
        assertThat(hits.isEmpty()).as("a miss lists no hits, a hit lists some").isEqualTo(miss);
        return hits.stream().map(Map.class::cast).map(hit -> shown(hit, file)).toList();
    }

    private static String shown(Map<?, ?> hit, Path file) {
        var detector = hit.containsKey("detector") ? hit.get("detector") : folder(file);
        return hit.get("path") + " " + detector
                + (hit.containsKey("weak") ? " weak" : "")
                + (hit.containsKey("object") ? " " + hit.get("object") : "");
    }

    private static String shown(CredentialHit hit) {
        var object = hit.getObject();
        return hit.getKeyPath() + " " + hit.getDetector()
                + (hit.getKnownWeak() ? " weak" : "")
                + (hit.hasObject()
                        ? " " + object.getKind() + "/" + object.getNamespace() + "/" + object.getName()
                        : "");
    }

    private static String folder(Path file) {
        return file.getName(file.getNameCount() - 2).toString();
    }

    private static Stream<Path> files() throws IOException {
        try (var files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }
}
