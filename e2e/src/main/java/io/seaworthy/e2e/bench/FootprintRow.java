package io.seaworthy.e2e.bench;

import io.seaworthy.e2e.process.ProcessReading;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * One agent, measured.
 *
 * @param name of its set of flags
 * @param readySeconds from the start of the process until its first snapshot was with the hub
 * @param fresh at rest after that
 * @param later at rest after an hour of changes in a few minutes, if there were any
 * @param restCpuPercent of one core, at rest
 */
record FootprintRow(
        String name, double readySeconds, ProcessReading fresh, Optional<ProcessReading> later, double restCpuPercent) {

    /** Prints rows beside the first one, which is the reference. */
    static void print(PrintStream out, List<FootprintRow> rows) {
        var reference = rows.getFirst();
        out.printf(
                "%n%-44s %7s %9s %9s %9s %9s %8s %7s %10s%n",
                "", "ready s", "RSS MiB", "anon MiB", "RSS later", "anon lat.", "threads", "CPU %", "RSS ratio");
        for (var row : rows) {
            out.printf(
                    "%-44s %7.1f %9.1f %9.1f %9s %9s %8d %7.2f %10.2f%n",
                    row.name(),
                    row.readySeconds(),
                    row.fresh().residentMebibytes(),
                    row.fresh().anonymousMebibytes(),
                    row.laterText(ProcessReading::residentMebibytes),
                    row.laterText(ProcessReading::anonymousMebibytes),
                    row.fresh().threads(),
                    row.restCpuPercent(),
                    row.fresh().residentMebibytes() / reference.fresh().residentMebibytes());
        }
    }

    private String laterText(ToDoubleFunction<ProcessReading> value) {
        return later.map(reading -> "%.1f".formatted(value.applyAsDouble(reading)))
                .orElse("");
    }
}
