package io.seaworthy.hub.cli;

import io.seaworthy.hub.cli.table.Terminal;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code seaworthy} program: puts its commands together and turns what happens into words and an exit code. */
@Command(
        name = "seaworthy",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Tells which Kubernetes clusters are safe to run Helm on, why not, and how to mend it.",
        description = {"", "Looks at Tiller, at every Helm release and at who can reach them. Read only.", ""},
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nStart here:%n",
        footer = {
            "  seaworthy scan                     judge the cluster of your current kubeconfig context",
            "  seaworthy demo                     see all of Seaworthy with three recorded clusters",
            "  seaworthy up                       all of Seaworthy for your cluster, on this machine",
            "  seaworthy controls list            what is judged",
            "  seaworthy controls show tiller-tls why, and how to mend it",
            "  seaworthy scan --help              all options with examples"
        })
public final class Seaworthy implements Runnable {

    static final int CLEAN = 0;
    static final int FINDINGS = 1;
    static final int COULD_NOT = 2;

    @Spec
    CommandSpec spec = CommandSpec.create();

    private boolean verbose;

    private Seaworthy() {}

    public static void main(String... arguments) {
        System.exit(run(Surroundings.ofProcess(), LiveSurvey.ofUser(), arguments));
    }

    /**
     * As {@link #main}, inside a program that goes on afterwards: writes as into a pipe, and ends no process.
     *
     * @return the exit code
     */
    public static int run(PrintStream out, PrintStream err, String... arguments) {
        var environment = System.getenv();
        var pipe = Terminal.pipe(environment);
        return run(new Surroundings(System.in, out, err, pipe, pipe, environment), LiveSurvey.ofUser(), arguments);
    }

    /** The exit code. */
    static int run(Surroundings surroundings, Survey survey, String... arguments) {
        Logger.getLogger("").setLevel(Level.OFF);
        var out = new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8);
        var err = new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8);
        var program = new Seaworthy();
        var line = new CommandLine(program)
                .addSubcommand(new ScanCommand(surroundings, survey))
                .addSubcommand(new ControlsCommand(surroundings, survey).commandLine())
                .addSubcommand(new DemoCommand(surroundings))
                .addSubcommand(new UpCommand(surroundings))
                .addSubcommand(new HubCommand(surroundings))
                .addSubcommand(new AgentCommand(surroundings))
                .addSubcommand(new TokenCommand(surroundings).commandLine())
                .addSubcommand(new ClustersCommand(surroundings))
                .addSubcommand(new FindingsCommand(surroundings))
                .addSubcommand(new CompletionCommand(surroundings));
        line.setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        surroundings.terminal().colour() ? Ansi.ON : Ansi.OFF))
                .setUsageHelpWidth(Math.clamp(surroundings.terminal().width(), 80, 110))
                .setParameterExceptionHandler((wrong, _) -> misused(surroundings, wrong))
                .setExecutionExceptionHandler((bug, _, _) -> program.broken(surroundings, bug));
        var code = line.execute(arguments);
        surroundings.out().flush();
        return code;
    }

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Show what the libraries log, and where an internal error comes from.")
    void setVerbose(boolean wanted) {
        verbose = wanted;
        Logger.getLogger("").setLevel(wanted ? Level.INFO : Level.OFF);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do, such as scan, demo or up");
    }

    private static int misused(Surroundings surroundings, ParameterException wrong) {
        var command = wrong.getCommandLine();
        var meant =
                wrong instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.<String>of();
        surroundings.complain(
                command.getParent() == null ? "arguments" : command.getCommandName(),
                wrong.getMessage() + (meant.isEmpty() ? "" : ". Did you mean " + String.join(" or ", meant) + "?"),
                "See: " + command.getCommandSpec().qualifiedName() + " --help");
        return COULD_NOT;
    }

    private int broken(Surroundings surroundings, Exception bug) {
        surroundings.complain(
                "internal error",
                bug.toString(),
                verbose ? "" : "Run it again with --verbose and report what it shows.");
        if (verbose) {
            bug.printStackTrace(surroundings.err());
        }
        return COULD_NOT;
    }
}
