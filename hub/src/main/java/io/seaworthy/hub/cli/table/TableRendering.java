package io.seaworthy.hub.cli.table;

import io.seaworthy.hub.cli.report.Plain;
import io.seaworthy.hub.cli.report.Rendering;
import io.seaworthy.hub.cli.report.ScanReport;
import io.seaworthy.hub.cli.report.Wording;
import io.seaworthy.hub.control.Judgement;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;

/** A scan as a person reads it: the grade, what is wrong, what to do, what could not be seen. */
public final class TableRendering implements Rendering {

    private final Terminal terminal;

    public TableRendering(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void render(ScanReport report, OutputStream out) {
        var sheet = new Sheet(out, terminal.width());
        var ink = new Ink(terminal.colour());
        new Headline(sheet, ink).write(report);
        if (report.findings().isEmpty()) {
            checked(sheet, ink, report);
        } else {
            new Findings(sheet, ink).write(report);
            new NextSteps(sheet, ink).write(report);
        }
        new NotAssessed(sheet, ink).write(report);
        sheet.blank();
        sheet.line(summary(report));
        sheet.done();
    }

    /** What "no findings" rests on: the controls that really looked at something. */
    private static void checked(Sheet sheet, Ink ink, ScanReport report) {
        if (!report.assessed()) {
            return;
        }
        sheet.blank();
        sheet.line(ink.good("✓ No findings.") + " These controls were judged and hold:");
        report.judgements().stream()
                .filter(Judgement::passed)
                .collect(Collectors.groupingBy(Judgement::control, LinkedHashMap::new, Collectors.counting()))
                .forEach((control, passes) -> sheet.text(
                        "  ✓ ",
                        "    ",
                        control.title() + " (" + control.id() + ", " + Wording.count(passes, "object") + ")",
                        Integer.MAX_VALUE));
    }

    private static String summary(ScanReport report) {
        var parts = new ArrayList<String>();
        parts.add(report.countsLine());
        parts.add(report.score()
                .map(score -> "grade " + score.grade() + ", " + score.points() + " of 100")
                .orElse("no score: nothing could be judged"));
        var unknown = report.unknowns().size();
        if (unknown > 0) {
            parts.add(Wording.count(unknown, "verdict") + " missing");
        }
        var errors = report.errors().size();
        if (errors > 0) {
            parts.add(Wording.count(errors, "item") + " not read");
        }
        return Plain.line(String.join(" · ", parts));
    }
}
