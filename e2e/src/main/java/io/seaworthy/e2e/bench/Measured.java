package io.seaworthy.e2e.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * One run of a program, as the kernel saw it.
 *
 * @param seconds wall time
 * @param cpuSeconds user and system time
 * @param peakMebibytes highest resident memory (VmHWM)
 * @param exit exit code
 */
record Measured(double seconds, double cpuSeconds, double peakMebibytes, int exit) {

    private static final Pattern HIGH_WATER = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final long LIMIT_SECONDS = 300;

    static Measured run(List<String> command, Map<String, String> environment, Path output)
            throws IOException, InterruptedException {
        var builder =
                new ProcessBuilder(command).redirectOutput(output.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var started = System.nanoTime();
        var process = builder.start();
        var status = Path.of("/proc/" + process.pid() + "/status");
        var peak = 0L;
        var cpu = 0.0;
        while (!process.waitFor(10, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, highWater(status));
            cpu = process.info()
                    .totalCpuDuration()
                    .map(used -> used.toNanos() / 1e9)
                    .orElse(cpu);
            if (System.nanoTime() - started > TimeUnit.SECONDS.toNanos(LIMIT_SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command.getFirst() + " did not end within " + LIMIT_SECONDS + " s");
            }
        }
        var seconds = (System.nanoTime() - started) / 1e9;
        return new Measured(seconds, cpu, peak / 1024.0, process.exitValue());
    }

    private static long highWater(Path status) {
        try {
            var match = HIGH_WATER.matcher(Files.readString(status));
            return match.find() ? Long.parseLong(match.group(1)) : 0;
        } catch (IOException gone) {
            // The process ended between two looks; the mark so far is the last one.
            return 0;
        }
    }
}
