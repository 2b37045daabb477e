package io.seaworthy.hub.cli.table;

import io.seaworthy.hub.cli.report.Plain;
import io.seaworthy.hub.cli.report.Rendering;
import io.seaworthy.hub.cli.report.ScanReport;
import io.seaworthy.hub.cli.report.Wording;
import io.seaworthy.hub.control.Judgement;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Every finding and every missing verdict on one line with all columns; nothing is wrapped or cut. */
public final class WideRendering implements Rendering {

    private static final List<String> TITLES =
            List.of("SEVERITY", "VERDICT", "CONTROL", "FAMILY", "KIND", "NAMESPACE", "NAME", "GAIN", "EVIDENCE");

    private final Terminal terminal;

    public WideRendering(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void render(ScanReport report, OutputStream out) {
        var sheet = new Sheet(out, Terminal.UNLIMITED);
        var ink = new Ink(terminal.colour());
        new Headline(sheet, ink).write(report);
        var rows = new ArrayList<List<String>>();
        report.findings().forEach(finding -> rows.add(row(report, finding)));
        report.unknowns().forEach(unknown -> rows.add(row(report, unknown)));
        sheet.blank();
        if (rows.isEmpty()) {
            sheet.line(report.assessed() ? ink.good("✓ No findings.") : ink.warning("Nothing could be judged."));
        } else {
            new Columns(TITLES, rows).write(sheet, ink);
        }
        new NotAssessed(sheet, ink).writeItems(report);
        sheet.done();
    }

    private static List<String> row(ScanReport report, Judgement judgement) {
        var subject = judgement.subject();
        return List.of(
                Wording.mark(judgement.severity()) + " " + judgement.severity().name(),
                judgement.verdict().word(),
                Plain.line(judgement.control().id()),
                Plain.line(judgement.control().family()),
                Plain.line(subject.getKind()),
                Plain.line(subject.getNamespace()),
                Plain.line(subject.getName()),
                report.gain(judgement).isPresent()
                        ? "+" + report.gain(judgement).getAsInt()
                        : "",
                Plain.line(judgement.verdict().text().strip()));
    }
}
