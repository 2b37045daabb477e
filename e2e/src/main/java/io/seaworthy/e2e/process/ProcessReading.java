package io.seaworthy.e2e.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * What a process costs now, as the kernel counts it ({@code /proc/PID/smaps_rollup}, {@code status}, {@code stat}).
 *
 * @param residentKibibytes all of it that is in memory, shared file pages too
 * @param anonymousKibibytes the part no file stands behind: what the machine cannot take back
 * @param peakKibibytes highest resident so far
 * @param threads native threads
 * @param cpu user and system time since its start
 */
public record ProcessReading(
        long residentKibibytes, long anonymousKibibytes, long peakKibibytes, int threads, Duration cpu) {

    private static final long TICKS_PER_SECOND = 100;
    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;

    /** @throws IOException the process is gone, or this is no Linux */
    public static ProcessReading of(long pid) throws IOException {
        var folder = Path.of("/proc", Long.toString(pid));
        var rollup = Files.readString(folder.resolve("smaps_rollup"));
        var status = Files.readString(folder.resolve("status"));
        return new ProcessReading(
                field(rollup, "Rss"),
                field(rollup, "Anonymous"),
                field(status, "VmHWM"),
                (int) field(status, "Threads"),
                cpu(Files.readString(folder.resolve("stat"))));
    }

    private static long field(String text, String name) throws IOException {
        var line =
                Pattern.compile("^" + name + ":\\s+(\\d+)", Pattern.MULTILINE).matcher(text);
        if (!line.find()) {
            throw new IOException("the kernel does not say " + name);
        }
        return Long.parseLong(line.group(1));
    }

    private static Duration cpu(String stat) {
        // The program's name stands in brackets and may hold spaces; the fields after it do not.
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        var ticks = Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]);
        return Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND);
    }

    public double residentMebibytes() {
        return residentKibibytes / 1024.0;
    }

    public double anonymousMebibytes() {
        return anonymousKibibytes / 1024.0;
    }
}
