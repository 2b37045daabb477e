package io.seaworthy.hub.cli.report;

import java.io.IOException;
import java.io.OutputStream;

/**
 * One way to show a scan.
 *
 * <p>Writes UTF-8 and does not close the stream. Must show a report without verdicts as "not assessed", never as clean.
 * Must not let text of the cluster act on the reader's program: a terminal, a browser, a spreadsheet.
 */
@FunctionalInterface
public interface Rendering {
    void render(ScanReport report, OutputStream out) throws IOException;
}
