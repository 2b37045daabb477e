package io.seaworthy.e2e.process;

import java.util.List;

/**
 * What a command did.
 *
 * @param command the program's name and its arguments
 * @param exit exit code
 * @param stdout all of standard output, UTF-8
 * @param stderr all of standard error, UTF-8
 */
public record CommandOutcome(List<String> command, int exit, String stdout, String stderr) {

    public CommandOutcome {
        command = List.copyOf(command);
    }

    /**
     * The same outcome, if the command succeeded.
     *
     * @throws ProgramFailure it did not; with both outputs
     */
    public CommandOutcome succeeded() {
        if (exit != 0) {
            throw new ProgramFailure("%s%nended with exit code %d%n%s%n%s"
                    .formatted(String.join(" ", command), exit, stderr.strip(), stdout.strip()));
        }
        return this;
    }
}
