package io.seaworthy.hub.cli.document;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import io.seaworthy.hub.cli.report.Rendering;
import io.seaworthy.hub.cli.report.ScanReport;
import java.io.IOException;
import java.io.OutputStream;
import org.yaml.snakeyaml.DumperOptions;

/** The whole scan as one document, as {@code docs/schemas/scan.schema.json} describes it; written as it goes. */
public final class DocumentRendering implements Rendering {

    /** Rises with a change that breaks readers. */
    static final int FORMAT = 1;

    /** How the same document is spelled. */
    public enum Spelling {
        JSON,
        YAML
    }

    private final Spelling spelling;

    public DocumentRendering(Spelling spelling) {
        this.spelling = spelling;
    }

    @Override
    public void render(ScanReport report, OutputStream out) throws IOException {
        try (var json = generator(out)) {
            json.writeStartObject();
            json.writeNumberField("formatVersion", FORMAT);
            var summary = new SummaryPart(json);
            summary.cluster(report);
            summary.score(report);
            summary.coverage(report);
            var verdicts = new VerdictPart(json);
            verdicts.verdicts(report);
            verdicts.findings(report);
            var facts = new FactPart(json);
            facts.errors(report);
            facts.gaps(report);
            facts.facts(report);
            json.writeEndObject();
        }
        if (spelling == Spelling.JSON) {
            out.write('\n');
        }
    }

    private JsonGenerator generator(OutputStream out) throws IOException {
        return switch (spelling) {
            case JSON -> Json.generator(out);
            case YAML ->
                YAMLFactory.builder()
                        .dumperOptions(yaml())
                        .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                        .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
                        .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                        .build()
                        .createGenerator(out);
        };
    }

    /** Whatever is not ASCII is escaped: YAML would let marks through that turn a terminal's reading direction. */
    private static DumperOptions yaml() {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setSplitLines(false);
        options.setAllowUnicode(false);
        return options;
    }
}
