package io.seaworthy.hub.cli.table;

import io.seaworthy.hub.cli.report.Plain;
import io.seaworthy.hub.cli.report.ScanReport;
import io.seaworthy.hub.cli.report.Wording;
import io.seaworthy.hub.control.Judgement;
import java.util.List;

/** What is wrong, worst first, one paragraph for each control. */
final class Findings {

    private static final int OBJECTS_EACH = 6;
    private static final String INDENT = "            ";

    private final Sheet sheet;
    private final Ink ink;

    Findings(Sheet sheet, Ink ink) {
        this.sheet = sheet;
        this.ink = ink;
    }

    void write(ScanReport report) {
        sheet.blank();
        sheet.line(ink.heading("FINDINGS") + "  " + report.findings().size());
        report.findingsByControl().forEach(this::group);
    }

    private void group(ScanReport.Group group, List<Judgement> findings) {
        var control = group.control();
        sheet.blank();
        sheet.line(ink.severity(group.severity()) + "  " + ink.heading(Plain.line(control.id()))
                + (findings.size() > 1 ? "  (" + findings.size() + ")" : ""));
        sheet.text(INDENT, "Expected: " + control.title());
        for (var finding : findings.subList(0, Math.min(OBJECTS_EACH, findings.size()))) {
            sheet.text(INDENT + "• ", INDENT + "  ", Wording.verdict(finding), 3);
        }
        if (findings.size() > OBJECTS_EACH) {
            sheet.line(INDENT
                    + ink.faint("… and " + (findings.size() - OBJECTS_EACH) + " more: add --explain "
                            + Plain.line(control.id()) + " or -o wide"));
        }
    }
}
