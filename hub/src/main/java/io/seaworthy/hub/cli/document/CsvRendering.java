package io.seaworthy.hub.cli.document;

import com.google.protobuf.util.Timestamps;
import io.seaworthy.hub.cli.report.Plain;
import io.seaworthy.hub.cli.report.Rendering;
import io.seaworthy.hub.cli.report.ScanReport;
import io.seaworthy.hub.control.Judgement;
import io.seaworthy.posture.v1.Fact;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Every verdict as one row of RFC 4180, for a spreadsheet. A cell that a spreadsheet would run as a formula starts with
 * an apostrophe. See the OWASP page on CSV injection.
 */
public final class CsvRendering implements Rendering {

    private static final List<String> TITLES = List.of(
            "reference",
            "control",
            "title",
            "framework",
            "cluster",
            "namespace",
            "release",
            "object",
            "status",
            "severity",
            "evidence",
            "remediation",
            "assessed at");

    @Override
    public void render(ScanReport report, OutputStream out) throws IOException {
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        row(writer, TITLES);
        for (var judgement : report.judgements()) {
            row(writer, cells(report, judgement));
        }
        for (var error : report.errors()) {
            row(
                    writer,
                    List.of(
                            "",
                            "",
                            "",
                            "",
                            report.cluster().getName(),
                            "",
                            "",
                            error.getItem(),
                            "NOT_READ",
                            "",
                            error.getReason(),
                            error.getRemedy(),
                            Timestamps.toString(report.posture().getObservedAt())));
        }
        writer.flush();
    }

    private static List<String> cells(ScanReport report, Judgement judgement) {
        var subject = judgement.subject();
        return List.of(
                judgement.key(),
                judgement.control().id(),
                judgement.control().title(),
                judgement.control().frameworks().entrySet().stream()
                        .map(framework -> framework.getKey() + " " + String.join(", ", framework.getValue()))
                        .collect(Collectors.joining("; ")),
                report.cluster().getName(),
                subject.getNamespace(),
                release(judgement.fact()),
                subject.getKind() + " " + subject.getName(),
                judgement.verdict().word(),
                judgement.severity().word(),
                judgement.verdict().text().strip(),
                judgement.fix().strip(),
                Timestamps.toString(report.posture().getObservedAt()));
    }

    private static String release(Fact fact) {
        return fact.hasRelease()
                ? fact.getRelease().getName()
                : fact.getWorkload().getRelease();
    }

    public static void row(Writer writer, List<String> cells) throws IOException {
        writer.write(cells.stream().map(CsvRendering::cell).collect(Collectors.joining(",", "", "\r\n")));
    }

    static String cell(String text) {
        var safe = Plain.block(text.replace("\r\n", "\n"));
        var lead = safe.stripLeading();
        if (!lead.isEmpty() && "=+-@".indexOf(lead.charAt(0)) >= 0) {
            safe = "'" + safe;
        }
        return safe.matches("(?s).*[\",\n\t;'].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
