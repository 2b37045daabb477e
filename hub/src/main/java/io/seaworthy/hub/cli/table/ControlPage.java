package io.seaworthy.hub.cli.table;

import io.seaworthy.hub.cli.report.Plain;
import io.seaworthy.hub.cli.report.ScanReport;
import io.seaworthy.hub.cli.report.Wording;
import io.seaworthy.hub.control.Control;
import io.seaworthy.hub.control.Judgement;
import java.io.OutputStream;

/** One control for a reader: what it asks, why, how to mend it; and what it said in a scan. */
public final class ControlPage {

    private final Sheet sheet;
    private final Ink ink;

    public ControlPage(OutputStream out, Terminal terminal) {
        this.sheet = new Sheet(out, terminal.width());
        this.ink = new Ink(terminal.colour());
    }

    /** The control alone. */
    public void write(Control control) {
        page(control);
        section("Fix");
        sheet.commands("  ", control.fix().source());
        sheet.done();
    }

    /** The control, and each of its verdicts in this scan with the fix for the very object. */
    public void write(Control control, ScanReport report) {
        page(control);
        section("In this scan");
        var judgements = report.judgements().stream()
                .filter(judgement -> judgement.control().id().equals(control.id()))
                .toList();
        if (judgements.isEmpty()) {
            sheet.line("  There is nothing in this cluster that it judges.");
        }
        judgements.forEach(this::verdict);
        sheet.done();
    }

    private void page(Control control) {
        sheet.line(ink.severity(control.severity()) + "  " + ink.heading(Plain.line(control.id())));
        sheet.text("", control.title());
        sheet.blank();
        sheet.text(
                "",
                "Family " + control.family() + ", judges each " + control.fact().message() + ", from "
                        + control.location().file());
        control.escalates()
                .ifPresent(worse -> sheet.text(
                        "",
                        "Severity rises to " + worse.to().word() + " when "
                                + worse.when().source()));
        section("Why");
        sheet.text("  ", control.why());
        section("Passes when");
        sheet.commands("  ", control.passes().source());
        control.params().forEach((name, value) -> sheet.text("  ", "    ", "params." + name + " = " + value, 9));
        section("A waiver is reasonable when");
        sheet.text("  ", control.accept());
        if (!control.frameworks().isEmpty()) {
            section("Frameworks");
            control.frameworks()
                    .forEach((framework, references) ->
                            sheet.text("  ", framework + ": " + String.join(", ", references)));
        }
    }

    private void verdict(Judgement judgement) {
        var text = judgement.verdict().text();
        sheet.text(
                "  " + String.format("%-15s", judgement.verdict().word()),
                " ".repeat(17),
                Wording.object(judgement.subject()) + (text.isEmpty() ? "" : ": " + text),
                Integer.MAX_VALUE);
        if (!judgement.fix().isBlank()) {
            sheet.commands(" ".repeat(19), judgement.fix());
        }
    }

    private void section(String title) {
        sheet.blank();
        sheet.line(ink.heading(title));
    }
}
