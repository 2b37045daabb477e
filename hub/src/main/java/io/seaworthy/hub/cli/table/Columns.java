package io.seaworthy.hub.cli.table;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows under titles, each column as wide as its widest cell.
 *
 * @param rows already safe to show
 */
public record Columns(List<String> titles, List<List<String>> rows) {

    public void write(Sheet sheet, Ink ink) {
        var widths = IntStream.range(0, titles.size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .reduce(titles.get(column).length(), Math::max))
                .toArray();
        sheet.line(ink.heading(line(titles, widths)));
        rows.forEach(row -> sheet.line(line(row, widths)));
    }

    private static String line(List<String> cells, int[] widths) {
        var line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            var cell = cells.get(column);
            line.append(cell).repeat(' ', widths[column] - cell.length() + 2);
        }
        return line.toString().stripTrailing();
    }
}
