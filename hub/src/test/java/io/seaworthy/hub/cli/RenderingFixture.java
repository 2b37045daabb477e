package io.seaworthy.hub.cli;

import com.google.protobuf.util.JsonFormat;
import io.seaworthy.hub.cli.report.ScanReport;
import io.seaworthy.hub.cli.table.Terminal;
import io.seaworthy.hub.control.Catalogue;
import io.seaworthy.hub.control.Judge;
import io.seaworthy.posture.v1.Posture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder with a hand-made {@code posture.json} and what each rendering must make of it. */
record RenderingFixture(Path folder) {

    static final Path ROOT = Path.of("src/test/resources/cli");
    static final Terminal PAPER = new Terminal(false, false, 100);

    static List<RenderingFixture> all() {
        try (var folders = Files.list(ROOT.resolve("renderings"))) {
            return folders.sorted().map(RenderingFixture::new).toList();
        } catch (IOException broken) {
            // The fixtures are part of the sources.
            throw new UncheckedIOException(broken);
        }
    }

    static RenderingFixture named(String name) {
        return new RenderingFixture(ROOT.resolve("renderings").resolve(name));
    }

    Posture posture() {
        var posture = Posture.newBuilder();
        try {
            JsonFormat.parser().merge(Files.readString(folder.resolve("posture.json")), posture);
        } catch (IOException broken) {
            // As above.
            throw new UncheckedIOException(broken);
        }
        return posture.build();
    }

    ScanReport report() {
        var catalogue = Catalogue.only(ROOT.resolve("controls"));
        return ScanReport.of(posture(), catalogue, new Judge(catalogue).judge(posture()));
    }

    String rendered(OutputFormat format, Terminal terminal) {
        var out = new ByteArrayOutputStream();
        try {
            format.rendering(terminal).render(report(), out);
        } catch (IOException impossible) {
            // Memory does not fail.
            throw new UncheckedIOException(impossible);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
