package io.seaworthy.hub.cli.table;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Where text goes.
 *
 * @param interactive a person looks at it now
 * @param colour ANSI colours are welcome
 * @param width columns; {@link #UNLIMITED} in a pipe, where nothing is wrapped or cut
 */
public record Terminal(boolean interactive, boolean colour, int width) {

    /** No end of line in sight. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    private static final int USUAL_WIDTH = 100;
    private static final int LEAST_WIDTH = 40;

    /** Standard output or, for progress, standard error. */
    public static Terminal of(int fileDescriptor, Map<String, String> environment) {
        var interactive = isTerminal(fileDescriptor);
        return new Terminal(
                interactive, wantsColour(interactive, environment), interactive ? columns(environment) : UNLIMITED);
    }

    /** Anything that is not a terminal: a file, a pipe. */
    public static Terminal pipe(Map<String, String> environment) {
        return new Terminal(false, wantsColour(false, environment), UNLIMITED);
    }

    /** NO_COLOR wins, then CLICOLOR_FORCE, then what the terminal can do. See no-color.org and bixense.com/clicolors. */
    static boolean wantsColour(boolean interactive, Map<String, String> environment) {
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            return false;
        }
        if (!environment.getOrDefault("CLICOLOR_FORCE", "0").equals("0")) {
            return true;
        }
        return interactive
                && !environment.getOrDefault("CLICOLOR", "1").equals("0")
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    private static boolean isTerminal(int fileDescriptor) {
        var link = Path.of("/proc/self/fd/" + fileDescriptor);
        try {
            return Files.isSymbolicLink(link)
                    ? Files.readSymbolicLink(link).toString().matches("/dev/(pts/|tty|console).*")
                    : Optional.ofNullable(System.console())
                            .filter(Console::isTerminal)
                            .isPresent();
        } catch (IOException unreadable) {
            // Without an answer it is taken for a pipe: plain text is right everywhere.
            return false;
        }
    }

    private static int columns(Map<String, String> environment) {
        var named = environment.getOrDefault("COLUMNS", "");
        if (named.matches("[1-9][0-9]{0,4}")) {
            return Math.max(LEAST_WIDTH, Integer.parseInt(named));
        }
        try {
            var process = new ProcessBuilder("stty", "size")
                    .redirectInput(Path.of("/dev/tty").toFile())
                    .start();
            var size = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            if (process.waitFor(1, TimeUnit.SECONDS) && size.matches("[0-9]+ [1-9][0-9]{0,4}")) {
                return Math.max(LEAST_WIDTH, Integer.parseInt(size.substring(size.indexOf(' ') + 1)));
            }
        } catch (IOException noSuchProgram) {
            // No stty, no terminal device: the usual width reads well on both.
            return USUAL_WIDTH;
        } catch (InterruptedException interrupted) {
            // Somebody wants this program to end; the caller sees the flag.
            Thread.currentThread().interrupt();
        }
        return USUAL_WIDTH;
    }
}
