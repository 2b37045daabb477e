package io.seaworthy.hub.cli;

import io.seaworthy.hub.cli.document.CsvRendering;
import io.seaworthy.hub.cli.document.DocumentRendering;
import io.seaworthy.hub.cli.document.SarifRendering;
import io.seaworthy.hub.cli.html.HtmlRendering;
import io.seaworthy.hub.cli.report.Rendering;
import io.seaworthy.hub.cli.table.TableRendering;
import io.seaworthy.hub.cli.table.Terminal;
import io.seaworthy.hub.cli.table.WideRendering;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The forms a scan can be shown in. */
enum OutputFormat {
    TABLE,
    WIDE,
    JSON,
    YAML,
    SARIF,
    CSV,
    HTML;

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    static final class Converter implements ITypeConverter<OutputFormat> {
        @Override
        public OutputFormat convert(String word) {
            return Arrays.stream(values())
                    .filter(format -> format.toString().equalsIgnoreCase(word))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("is '" + word + "', expected one of "
                            + Arrays.stream(values())
                                    .map(OutputFormat::toString)
                                    .collect(Collectors.joining(", "))));
        }
    }

    Rendering rendering(Terminal terminal) {
        return switch (this) {
            case TABLE -> new TableRendering(terminal);
            case WIDE -> new WideRendering(terminal);
            case JSON -> new DocumentRendering(DocumentRendering.Spelling.JSON);
            case YAML -> new DocumentRendering(DocumentRendering.Spelling.YAML);
            case SARIF -> new SarifRendering(Version.NUMBER);
            case CSV -> new CsvRendering();
            case HTML -> new HtmlRendering(Version.NUMBER);
        };
    }
}
