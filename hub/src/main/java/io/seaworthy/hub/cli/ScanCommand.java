package io.seaworthy.hub.cli;

import io.seaworthy.agent.cluster.ClusterUnreachable;
import io.seaworthy.agent.posture.PostureSettings;
import io.seaworthy.hub.cli.report.Rendering;
import io.seaworthy.hub.cli.report.ScanReport;
import io.seaworthy.hub.cli.table.ControlPage;
import io.seaworthy.hub.cli.table.Terminal;
import io.seaworthy.hub.control.Catalogue;
import io.seaworthy.hub.control.Control;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code seaworthy scan}: looks at one cluster, judges it, shows what came out. */
@Command(
        name = "scan",
        mixinStandardHelpOptions = true,
        header = "Judge a cluster: Tiller, Helm releases and who can reach them.",
        description = {
            "",
            "Reads a live cluster (never writes) or recorded objects, asks every control about every object, and shows a"
                    + " grade, the findings with the exact commands that mend them, and what could not be looked at.",
            ""
        },
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:No finding at or above --fail-on.",
            "1:At least one finding at or above --fail-on.",
            "2:Could not scan: wrong arguments, no cluster, or nothing could be judged."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  seaworthy scan                                 the current context of your kubeconfig",
            "  seaworthy scan --context prod --probe          also knock at each Tiller (reads no release data)",
            "  seaworthy scan -n shop -n billing              with an account that sees two namespaces only",
            "  seaworthy scan --explain tiller-tls            one control: why, verdicts, fix for each object",
            "  seaworthy scan -o html --output-file out.html  a page to hand on",
            "  seaworthy scan -o sarif --fail-on high         for a pipeline",
            "  kubectl get secrets,configmaps,deployments -A -o json | seaworthy scan --from -",
            "",
            "The JSON document is described by docs/schemas/scan.schema.json."
        })
final class ScanCommand implements Callable<Integer> {

    static final String TEAM_LABEL = PostureSettings.TEAM_LABEL;

    private final Surroundings surroundings;
    private final Survey survey;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    ScanSource source = new ScanSource();

    @Option(
            names = "--probe",
            description =
                    "Ask each Tiller for its version without credentials, to see whether it answers strangers. Reads"
                            + " no release data, sends no credentials.")
    boolean probe;

    @Option(
            names = "--controls",
            paramLabel = "DIR",
            description = "Judge by the controls in this folder too; may be given again.")
    List<Path> controls = List.of();

    @Option(
            names = "--param",
            paramLabel = "CONTROL.NAME=VALUE",
            converter = Threshold.Converter.class,
            description =
                    "Judge with another threshold, such as release-fresh.max_age_days=90; may be given again. 'controls"
                            + " show' names them.")
    List<Threshold> thresholds = List.of();

    @Option(
            names = "--team-label",
            paramLabel = "KEY",
            defaultValue = TEAM_LABEL,
            description = "Namespace label that names its team. Default: ${DEFAULT-VALUE}.")
    String teamLabel = TEAM_LABEL;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            converter = OutputFormat.Converter.class,
            description = "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    OutputFormat output = OutputFormat.TABLE;

    @Option(names = "--output-file", paramLabel = "FILE", description = "Write there instead of to standard output.")
    @Nullable
    Path outputFile;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            defaultValue = "low",
            converter = FailOn.Converter.class,
            completionCandidates = FailOn.Words.class,
            description = "Exit with 1 on a finding of this severity or a worse one: ${COMPLETION-CANDIDATES}. Default:"
                    + " ${DEFAULT-VALUE}, so any finding.")
    FailOn failOn = FailOn.ANY;

    @Option(
            names = "--explain",
            paramLabel = "CONTROL",
            description = "Show one control with each of its verdicts instead of the whole report; the exit code still"
                    + " speaks for the whole scan.")
    @Nullable
    String explain;

    @Option(names = "--no-progress", description = "Do not show what is being read.")
    boolean noProgress;

    ScanCommand(Surroundings surroundings, Survey survey) {
        this.surroundings = surroundings;
        this.survey = survey;
    }

    @Override
    public Integer call() throws IOException {
        source.contradiction().ifPresent(this::misused);
        var catalogue = catalogue();
        var explained = explain == null ? null : lookUp(catalogue, explain);
        ScanReport report;
        try (var progress = new ProgressLine(surroundings, !noProgress)) {
            report = new Scan(surroundings, survey, catalogue).of(source, probe, teamLabel, progress);
        } catch (ClusterUnreachable unreachable) {
            // Expected, and described by whoever noticed.
            var error = unreachable.error();
            surroundings.complain(error.getItem(), error.getReason(), error.getRemedy());
            return Seaworthy.COULD_NOT;
        } catch (NoSuchFileException missing) {
            // Only a recording is opened by its path.
            surroundings.complain(
                    "--from " + source.from,
                    "there is no such file or folder",
                    "Name a folder or file of kubectl output.");
            return Seaworthy.COULD_NOT;
        } catch (IOException unreadable) {
            // The recording as a whole; single broken documents are part of the report.
            surroundings.complain(
                    "--from " + source.from,
                    "cannot be read: " + unreadable.getMessage(),
                    "Check its rights and that it is kubectl's JSON or YAML.");
            return Seaworthy.COULD_NOT;
        }
        if (!show(report, explained)) {
            return Seaworthy.COULD_NOT;
        }
        return exitCode(report);
    }

    private Catalogue catalogue() {
        var catalogue = Catalogue.load(controls);
        try {
            for (var threshold : thresholds) {
                catalogue = threshold.in(catalogue);
            }
            return catalogue;
        } catch (TypeConversionException wrong) {
            // A wrong argument that can only be told with the catalogue at hand.
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private int exitCode(ScanReport report) {
        if (!report.assessed()) {
            surroundings.complain(
                    "scan", "nothing could be judged", "See what could not be read, and grant it or record it.");
            return Seaworthy.COULD_NOT;
        }
        return failOn.severity().filter(report::failsAt).isPresent() ? Seaworthy.FINDINGS : Seaworthy.CLEAN;
    }

    /** Whether it could be written. */
    private boolean show(ScanReport report, @Nullable Control explained) {
        var terminal = outputFile == null ? surroundings.terminal() : Terminal.pipe(surroundings.environment());
        Rendering rendering = explained == null
                ? output.rendering(terminal)
                : (shown, out) -> new ControlPage(out, terminal).write(explained, shown);
        try {
            if (outputFile == null) {
                var out = new BufferedOutputStream(surroundings.out());
                rendering.render(report, out);
                out.flush();
                return !surroundings.out().checkError();
            }
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(outputFile))) {
                rendering.render(report, out);
            }
            return true;
        } catch (IOException failed) {
            // A full disk, a missing folder: without its report a scan did not happen.
            surroundings.complain(
                    "--output-file " + outputFile,
                    "cannot be written: " + failed.getMessage(),
                    "Name a file in an existing folder that you may write to.");
            return false;
        }
    }

    private Control lookUp(Catalogue catalogue, String id) {
        return catalogue
                .control(id)
                .orElseThrow(() -> new ParameterException(spec.commandLine(), Suggestion.noSuchControl(id, catalogue)));
    }

    private void misused(String words) {
        throw new ParameterException(spec.commandLine(), words);
    }
}
