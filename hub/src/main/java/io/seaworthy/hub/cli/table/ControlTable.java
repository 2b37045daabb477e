package io.seaworthy.hub.cli.table;

import io.seaworthy.hub.cli.report.Plain;
import io.seaworthy.hub.cli.report.Wording;
import io.seaworthy.hub.control.Control;
import java.io.OutputStream;
import java.util.List;

/** The catalogue as a list. */
public final class ControlTable {

    private final Terminal terminal;

    public ControlTable(Terminal terminal) {
        this.terminal = terminal;
    }

    public void write(List<Control> controls, OutputStream out) {
        var sheet = new Sheet(out, terminal.width());
        var rows = controls.stream()
                .map(control -> List.of(
                        Plain.line(control.family()),
                        Plain.line(control.id()),
                        Wording.mark(control.severity()) + " "
                                + control.severity().word(),
                        Plain.line(control.title())))
                .toList();
        new Columns(List.of("FAMILY", "ID", "SEVERITY", "PASSES WHEN"), rows).write(sheet, new Ink(terminal.colour()));
        sheet.done();
    }
}
