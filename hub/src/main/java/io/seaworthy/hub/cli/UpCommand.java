package io.seaworthy.hub.cli;

import io.seaworthy.agent.cluster.ClusterAccess;
import io.seaworthy.agent.cluster.LiveCluster;
import io.seaworthy.agent.config.Target;
import io.seaworthy.hub.Hub;
import io.seaworthy.hub.HubSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code seaworthy up}: all of Seaworthy for the cluster at hand. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        header = "Run all of Seaworthy on this machine for the cluster of your kubeconfig.",
        description = {
            "",
            "Starts a hub with its own database, and an agent that watches the cluster with your account (read only)."
                    + " Prints where the pages are and how to sign in. SIGTERM or Ctrl-C stops both; what is known is kept.",
            ""
        },
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  seaworthy up                  the current context",
            "  seaworthy up --context prod   another one",
            "  seaworthy demo                no cluster at hand? three recorded ones"
        })
final class UpCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    Listening listening = new Listening();

    @Option(names = "--kubeconfig", paramLabel = "FILE", description = "Default: as kubectl finds it.")
    @Nullable
    Path kubeconfig;

    @Option(
            names = "--context",
            paramLabel = "NAME",
            description = "Context of the kubeconfig. Default: the current one.")
    @Nullable
    String context;

    UpCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        return StartFailure.told(surroundings, "up", this::run);
    }

    private int run() throws Exception {
        var settings = HubSettings.from(Optional.empty(), surroundings.environment(), listening.flags());
        var name = reachedCluster();
        var target = new Target(
                Optional.of(name),
                Optional.ofNullable(kubeconfig),
                Optional.ofNullable(context),
                Optional.empty(),
                Set.of());
        try (var service = new Service(surroundings)) {
            Hub hub;
            try (var progress = new ProgressLine(surroundings, true)) {
                hub = service.part(Hub.start(settings, InstantSource.system(), progress))
                        .await();
                progress.accept("Starting the agent of " + name);
                var agents = new LocalAgents(
                        hub, settings.listening().bind(), settings.dataDir().resolve("agents"));
                service.part(agents.start(folderName(name), target));
            }
            surroundings.out().println("Seaworthy is on " + Welcome.url(settings, hub) + " and watches " + name + ".");
            Welcome.login(surroundings, hub);
            service.untilStopped(hub.started());
        }
        return Seaworthy.CLEAN;
    }

    /** The name of the context; a cluster that cannot be looked at is told before anything is started. */
    private String reachedCluster() throws IOException {
        var access = new ClusterAccess(
                Optional.ofNullable(kubeconfig), Optional.ofNullable(context), Optional.empty(), List.of(), Set.of());
        try (var cluster = LiveCluster.connect(access, Clock.systemUTC())) {
            return cluster.name();
        }
    }

    /** One identity a context: another context is another cluster. */
    private static String folderName(String context) {
        return context.replaceAll("[^0-9A-Za-z._-]", "_") + "-" + Integer.toHexString(context.hashCode());
    }
}
