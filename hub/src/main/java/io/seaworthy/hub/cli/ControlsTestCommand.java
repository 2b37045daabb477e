package io.seaworthy.hub.cli;

import io.seaworthy.agent.cluster.RecordedCluster;
import io.seaworthy.hub.cli.report.Plain;
import io.seaworthy.hub.cli.report.Wording;
import io.seaworthy.hub.control.Catalogue;
import io.seaworthy.hub.control.Control;
import io.seaworthy.hub.control.ControlTrial;
import io.seaworthy.hub.control.Judgement;
import io.seaworthy.posture.v1.Posture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code seaworthy controls test}: does a control say of its fixtures what their names say? */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        header = "Try a control out on its fixtures.",
        description = {
            "",
            "A fixture is a file of plain Kubernetes objects, named after what the control must say about it:"
                    + " pass.CASE.yaml, fail.CASE.yaml, unknown.CASE.yaml, na.CASE.yaml. They are looked for in a folder"
                    + " named after the control's id beside its file, or in fixtures/ID there or above.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Every case is as its name says.",
            "1:At least one is not.",
            "2:A control cannot be used or has no fixtures."
        })
final class ControlsTestCommand implements Callable<Integer> {

    private final Surroundings surroundings;
    private final Survey survey;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Control files.")
    List<Path> files = List.of();

    ControlsTestCommand(Surroundings surroundings, Survey survey) {
        this.surroundings = surroundings;
        this.survey = survey;
    }

    @Override
    public Integer call() throws IOException {
        var worst = Seaworthy.CLEAN;
        for (var file : files) {
            worst = Math.max(worst, test(file));
        }
        return worst;
    }

    private int test(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            surroundings.complain(file.toString(), "there is no such file", "Name the YAML file of a control.");
            return Seaworthy.COULD_NOT;
        }
        var catalogue = Catalogue.only(file);
        for (var problem : catalogue.problems()) {
            surroundings.complain(problem.location().toString(), problem.reason(), problem.remedy());
        }
        if (!catalogue.problems().isEmpty() || catalogue.controls().isEmpty()) {
            return Seaworthy.COULD_NOT;
        }
        var control = catalogue.controls().getFirst();
        var folder = ControlTrial.fixturesOf(file, control.id());
        if (folder.isEmpty()) {
            surroundings.complain(
                    "control " + control.id(),
                    "has no fixtures",
                    "Put pass.CASE.yaml and fail.CASE.yaml into the folder " + control.id() + " beside it.");
            return Seaworthy.COULD_NOT;
        }
        return show(control, new ControlTrial(catalogue, this::collect).run(control, folder.get()), folder.get());
    }

    private Posture collect(String name, String documents) {
        try (var cluster = RecordedCluster.complete(name, documents)) {
            return survey.take(cluster, false, ScanCommand.TEAM_LABEL, _ -> {});
        }
    }

    private int show(Control control, List<ControlTrial.Case> cases, Path folder) {
        if (cases.isEmpty()) {
            surroundings.complain(
                    folder.toString(), "holds no fixture", "Put pass.CASE.yaml and fail.CASE.yaml there.");
            return Seaworthy.COULD_NOT;
        }
        var out = surroundings.out();
        out.println(Plain.line(control.id()));
        for (var fixture : cases) {
            var name = Plain.line(fixture.file().getFileName().toString());
            out.println((fixture.mismatch().isEmpty() ? "  ✓ " : "  ✗ ") + name);
            fixture.mismatch().ifPresent(mismatch -> {
                out.println("      " + Plain.line(mismatch));
                fixture.judgements().forEach(judgement -> out.println("      " + Plain.line(said(judgement))));
            });
        }
        var wrong =
                cases.stream().filter(fixture -> fixture.mismatch().isPresent()).count();
        out.println("  " + Wording.count(cases.size(), "case") + ", " + wrong + " not as named");
        return wrong == 0 ? Seaworthy.CLEAN : Seaworthy.FINDINGS;
    }

    private static String said(Judgement judgement) {
        return judgement.verdict().word() + " " + Wording.object(judgement.subject()) + " "
                + judgement.verdict().text();
    }
}
