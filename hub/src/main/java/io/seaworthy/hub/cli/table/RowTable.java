package io.seaworthy.hub.cli.table;

import io.seaworthy.hub.cli.report.Plain;
import java.io.OutputStream;
import java.util.List;

/** Rows of text under titles. */
public final class RowTable {

    private final Terminal terminal;

    public RowTable(Terminal terminal) {
        this.terminal = terminal;
    }

    public void write(List<String> titles, List<List<String>> rows, OutputStream out) {
        var sheet = new Sheet(out, terminal.width());
        var safe =
                rows.stream().map(row -> row.stream().map(Plain::line).toList()).toList();
        new Columns(titles, safe).write(sheet, new Ink(terminal.colour()));
        sheet.done();
    }
}
