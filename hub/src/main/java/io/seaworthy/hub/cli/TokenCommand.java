package io.seaworthy.hub.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code seaworthy token}: what lets agents join. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        header = "Make, list and revoke join tokens: what lets an agent enrol.",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  seaworthy token create > token    then give the file to the agent: --token-file token",
            "  seaworthy token list              who has made which, and until when they work",
            "  seaworthy token revoke ID         at once"
        })
final class TokenCommand implements Runnable {

    private final Surroundings surroundings;

    @Spec
    CommandSpec spec = CommandSpec.create();

    TokenCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    CommandLine commandLine() {
        return new CommandLine(this)
                .addSubcommand(new TokenCreateCommand(surroundings))
                .addSubcommand(new TokenListCommand(surroundings))
                .addSubcommand(new TokenRevokeCommand(surroundings));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do with join tokens: create, list or revoke");
    }
}
