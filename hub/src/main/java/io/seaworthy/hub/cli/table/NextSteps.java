package io.seaworthy.hub.cli.table;

import io.seaworthy.hub.cli.report.ScanReport;
import io.seaworthy.hub.cli.report.Wording;
import io.seaworthy.hub.control.Judgement;
import java.util.List;

/** The commands that help most, for the very objects that failed. */
final class NextSteps {

    private static final int STEPS = 3;

    private final Sheet sheet;
    private final Ink ink;

    NextSteps(Sheet sheet, Ink ink) {
        this.sheet = sheet;
        this.ink = ink;
    }

    void write(ScanReport report) {
        var groups = report.findingsByControl().values().stream()
                .filter(findings -> !findings.getFirst().fix().isBlank())
                .limit(STEPS)
                .toList();
        if (groups.isEmpty()) {
            return;
        }
        sheet.blank();
        sheet.line(ink.heading("WHAT TO DO NEXT"));
        for (int index = 0; index < groups.size(); index++) {
            step(index + 1, groups.get(index), report);
        }
    }

    private void step(int number, List<Judgement> findings, ScanReport report) {
        var first = findings.getFirst();
        var others = findings.size() - 1;
        sheet.blank();
        sheet.text(
                number + ". ",
                "   ",
                first.control().id() + " for " + Wording.object(first.subject()) + report.gainWords(first)
                        + (others == 0
                                ? ""
                                : "; " + Wording.count(others, "other") + ": --explain "
                                        + first.control().id()),
                Integer.MAX_VALUE);
        sheet.commands("     ", first.fix());
    }
}
