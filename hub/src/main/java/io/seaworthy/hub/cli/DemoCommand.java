package io.seaworthy.hub.cli;

import io.seaworthy.agent.config.Target;
import io.seaworthy.hub.Hub;
import io.seaworthy.hub.HubSettings;
import io.seaworthy.hub.enrol.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code seaworthy demo}: all of Seaworthy with three recorded clusters, one of which changes. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        header = "Run all of Seaworthy with three recorded clusters, one of which changes while you watch.",
        description = {
            "",
            "Needs no cluster. Starts a hub with its own database and three agents, each fed by a recording of a real"
                    + " cluster. Every few seconds something happens in one of them: findings close by proof and reopen."
                    + " Prints a password for this start only. SIGTERM or Ctrl-C stops everything.",
            ""
        },
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  seaworthy demo                   from the beginning",
            "  seaworthy demo --keep            go on where the last one ended",
            "  seaworthy demo --http-port 9000  if something else has port 8080"
        })
final class DemoCommand implements Callable<Integer> {

    private static final String CHANGING = "old-tiller-shop";
    private static final List<String> CLUSTERS = List.of("clean", "release-states", CHANGING);

    private final Surroundings surroundings;

    @Mixin
    Listening listening = new Listening();

    @Option(names = "--keep", description = "Keep what the last demo knew instead of beginning again.")
    boolean keep;

    @Option(
            names = "--recordings",
            paramLabel = "DIR",
            description = "Folder of the recordings. Default: those that come with Seaworthy.")
    Path recordings = Path.of(System.getProperty("seaworthy.recordings", "e2e/recordings"));

    @Option(
            names = "--pace",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "Between two changes. Default: ${DEFAULT-VALUE}.")
    int pace = 10;

    DemoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        return StartFailure.told(surroundings, "demo", this::run);
    }

    private int run() throws Exception {
        var flags = listening.flags();
        flags.putIfAbsent("data-dir", HubSettings.home().resolve("demo").toString());
        var settings = HubSettings.from(Optional.empty(), surroundings.environment(), flags);
        if (settings.databaseUrl().isPresent()) {
            throw new CannotStart(
                    HubSettings.ENVIRONMENT + "DATABASE_URL",
                    "a demo has a database of its own, and leaves that of others alone",
                    "unset it for the demo");
        }
        for (var cluster : CLUSTERS) {
            if (!Files.isDirectory(recordings.resolve(cluster))) {
                throw new CannotStart(
                        "--recordings " + recordings,
                        "there is no recording " + cluster,
                        "name the folder e2e/recordings of Seaworthy's sources");
            }
        }
        DemoFolder.prepare(settings.dataDir(), keep);
        try (var service = new Service(surroundings)) {
            Hub hub;
            DemoRecording changing;
            try (var progress = new ProgressLine(surroundings, true)) {
                hub = service.part(Hub.start(settings, InstantSource.system(), progress))
                        .await();
                changing = agents(service, hub, settings, progress);
            }
            surroundings
                    .out()
                    .println("Seaworthy is on " + Welcome.url(settings, hub) + " with three recorded clusters; "
                            + CHANGING + " changes every " + pace + " s.");
            Welcome.demo(surroundings, settings, hub);
            var changes = Thread.ofVirtual().name("demo-changes").start(() -> change(changing));
            service.part(changes::interrupt);
            service.untilStopped(hub.started());
        }
        return Seaworthy.CLEAN;
    }

    private DemoRecording agents(Service service, Hub hub, HubSettings settings, ProgressLine progress)
            throws IOException {
        var folder = settings.dataDir();
        var agents = new LocalAgents(hub, settings.listening().bind(), folder.resolve("agents"));
        DemoRecording changing = null;
        for (var cluster : CLUSTERS) {
            progress.accept("Starting the agent of " + cluster);
            var recording = DemoRecording.copy(
                    recordings.resolve(cluster), folder.resolve("recordings").resolve(cluster));
            service.part(
                    agents.start(cluster, Target.recorded(recording.folder()).named(cluster)));
            changing = cluster.equals(CHANGING) ? recording : changing;
        }
        return java.util.Objects.requireNonNull(changing);
    }

    private void change(DemoRecording recording) {
        try {
            while (true) {
                for (var step : DemoRecording.Step.values()) {
                    Thread.sleep(Duration.ofSeconds(pace));
                    recording.take(step);
                    surroundings.err().println(step.words() + ".");
                }
            }
        } catch (InterruptedException stopped) { // The demo ends.
            Thread.currentThread().interrupt();
        } catch (IOException failure) { // Disk full: the clusters stay as they are.
            surroundings.complain("demo", "nothing changes any more: " + failure.getMessage(), "");
        }
    }
}
