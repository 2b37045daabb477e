package io.seaworthy.hub.cli;

import io.seaworthy.hub.cli.document.ControlsDocument;
import io.seaworthy.hub.cli.report.Plain;
import io.seaworthy.hub.cli.report.Wording;
import io.seaworthy.hub.cli.table.ControlTable;
import io.seaworthy.hub.control.Catalogue;
import io.seaworthy.hub.control.Control;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code seaworthy controls list}. */
@Command(name = "list", mixinStandardHelpOptions = true, header = "List all controls.")
final class ControlsListCommand implements Callable<Integer> {

    enum Form {
        table,
        json
    }

    private final Surroundings surroundings;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(names = "--controls", paramLabel = "DIR", description = "Those in this folder too; may be given again.")
    List<Path> places = List.of();

    @Option(names = "--family", paramLabel = "NAME", description = "Only this family.")
    @Nullable
    String family;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    Form form = Form.table;

    ControlsListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        var catalogue = Catalogue.load(places);
        var controls = catalogue.controls().stream()
                .filter(control -> family == null || control.family().equals(family))
                .toList();
        if (controls.isEmpty() && family != null) {
            var families = catalogue.controls().stream()
                    .map(Control::family)
                    .distinct()
                    .toList();
            throw new ParameterException(
                    spec.commandLine(),
                    "There is no family \"" + family + "\". There are: " + String.join(", ", families));
        }
        switch (form) {
            case table -> new ControlTable(surroundings.terminal()).write(controls, surroundings.out());
            case json -> ControlsDocument.write(controls, surroundings.out());
        }
        for (var problem : catalogue.problems()) {
            surroundings.err().println(Plain.line("seaworthy: " + problem));
        }
        if (!catalogue.problems().isEmpty()) {
            surroundings.complain(
                    "controls list", Wording.count(catalogue.problems().size(), "problem") + " in control files", "");
            return Seaworthy.COULD_NOT;
        }
        return Seaworthy.CLEAN;
    }
}
