package io.seaworthy.agent.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.posture.v1.CredentialHit.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The default values of 141 public charts, each real credential in them labelled by hand. */
class ChartDefaultsTest {

    private static final CredentialScanner SCANNER =
            new CredentialScanner(Detectors.builtIn(), Salt.of("only-for-this-test".getBytes(UTF_8)));

    @Test
    void everyHitIsLabelled() throws IOException {
        var labels = labels();

        var unlabelled = new TreeSet<>(hits());
        unlabelled.removeAll(labels.keySet());

        assertThat(unlabelled).isEmpty();
    }

    @Test
    void noLabelledCredentialIsMissed() throws IOException {
        var missed = new TreeSet<String>();
        labels().forEach((place, label) -> {
            if (label.equals("credential")) {
                missed.add(place);
            }
        });
        missed.removeAll(hits());

        assertThat(missed).isEmpty();
    }

    @Test
    void nineOfTenHitsAreReal() throws IOException {
        var measure = measure();

        assertThat(measure.precision()).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void documentationStatesWhatIsMeasured() throws IOException {
        var page = Files.readString(Shared.repository().resolve("docs/credential-detection.md"));

        assertThat(page).contains(measure().sentence());
    }

    private static Measure measure() throws IOException {
        var labels = labels();
        var hits = hits();
        long real = hits.stream()
                .filter(hit -> "credential".equals(labels.get(hit)))
                .count();
        long labelled = labels.values().stream().filter("credential"::equals).count();
        return new Measure(files().length, hits.size(), (int) real, (int) labelled);
    }

    private static Set<String> hits() throws IOException {
        var hits = new TreeSet<String>();
        for (var file : files()) {
            var report = SCANNER.release()
                    .values(Source.CHART_VALUES, Files.readString(file))
                    .report();
            report.hits().forEach(hit -> hits.add(file.getFileName() + "\t" + hit.getKeyPath()));
            assertThat(report.gaps()).as(file.toString()).isEmpty();
        }
        return hits;
    }

    private static Map<String, String> labels() throws IOException {
        var labels = new HashMap<String, String>();
        try (var in = ChartDefaultsTest.class.getResourceAsStream("labels.tsv")) {
            new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split("\t", -1))
                    .forEach(cells -> labels.put(cells[0] + "\t" + cells[1], cells[2]));
        }
        return labels;
    }

    private static Path[] files() throws IOException {
        try (var files = Files.list(Shared.folder("fixtures/values"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toArray(Path[]::new);
        }
    }

    /** The numbers of one run over all files. */
    private record Measure(int files, int hits, int real, int labelled) {

        double precision() {
            return hits == 0 ? 0 : (double) real / hits;
        }

        String sentence() {
            return "On the default values of %d public charts it reports %d values; %d of them are credentials (precision %.3f), and it finds %d of the %d credentials that are there (recall %.3f)."
                    .formatted(files, hits, real, precision(), real, labelled, (double) real / labelled);
        }
    }
}
