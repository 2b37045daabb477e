package io.seaworthy.hub.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code seaworthy completion}: the script that lets a shell complete its commands and options. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        header = "Print a script that completes commands and options in your shell.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  source <(seaworthy completion bash)   in ~/.bashrc",
            "  source <(seaworthy completion zsh)    in ~/.zshrc, after compinit"
        })
final class CompletionCommand implements Callable<Integer> {

    enum Shell {
        bash,
        zsh
    }

    private final Surroundings surroundings;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "SHELL", description = "One of ${COMPLETION-CANDIDATES}.")
    Shell shell = Shell.bash;

    CompletionCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** One script for both: under zsh it switches bash's way of completing on by itself. */
    @Override
    public Integer call() {
        var program = spec.root().commandLine();
        surroundings.out().print(AutoComplete.bash(program.getCommandName(), program));
        return switch (shell) {
            case bash, zsh -> Seaworthy.CLEAN;
        };
    }
}
