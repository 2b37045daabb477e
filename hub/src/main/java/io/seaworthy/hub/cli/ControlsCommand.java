package io.seaworthy.hub.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code seaworthy controls}: the catalogue, without a cluster. */
@Command(
        name = "controls",
        mixinStandardHelpOptions = true,
        header = "Look at the controls: what is judged, why, and how to mend it.",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  seaworthy controls list --family tiller",
            "  seaworthy controls show tiller-tls",
            "  seaworthy controls test my-controls/team-label-set.yaml"
        })
final class ControlsCommand implements Runnable {

    private final Surroundings surroundings;
    private final Survey survey;

    @Spec
    CommandSpec spec = CommandSpec.create();

    ControlsCommand(Surroundings surroundings, Survey survey) {
        this.surroundings = surroundings;
        this.survey = survey;
    }

    CommandLine commandLine() {
        return new CommandLine(this)
                .addSubcommand(new ControlsListCommand(surroundings))
                .addSubcommand(new ControlsShowCommand(surroundings))
                .addSubcommand(new ControlsTestCommand(surroundings, survey));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: list, show or test");
    }
}
