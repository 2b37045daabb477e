package io.seaworthy.hub.cli;

import io.seaworthy.hub.cli.table.ControlPage;
import io.seaworthy.hub.control.Catalogue;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code seaworthy controls show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        header = "Show one control: what it asks, why, how to mend it.")
final class ControlsShowCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(names = "--controls", paramLabel = "DIR", description = "Look into this folder too; may be given again.")
    List<Path> places = List.of();

    @Parameters(paramLabel = "ID", description = "The control's id, as 'controls list' shows it.")
    String id = "";

    ControlsShowCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var catalogue = Catalogue.load(places);
        var control = catalogue
                .control(id)
                .orElseThrow(() -> new ParameterException(spec.commandLine(), Suggestion.noSuchControl(id, catalogue)));
        new ControlPage(surroundings.out(), surroundings.terminal()).write(control);
        return Seaworthy.CLEAN;
    }
}
