package io.seaworthy.hub.cli;

import io.seaworthy.agent.Agent;
import io.seaworthy.agent.config.AgentSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code seaworthy agent}: what watches one cluster and reports to a hub. */
@Command(
        name = "agent",
        mixinStandardHelpOptions = true,
        header = "Run an agent: watches one cluster, reports to a hub.",
        description = {
            "",
            "Reads the cluster of the kubeconfig, or of the pod it runs in (never writes), and keeps the hub told. The first"
                    + " start needs a join token; from then on the agent has a certificate of its own and renews it."
                    + " SIGTERM or Ctrl-C stops it.",
            ""
        },
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  seaworthy token create > token                               on the hub",
            "  seaworthy agent --hub hub.example.org:8443 --token-file token    in the cluster",
            "",
            "Every setting may also stand in the file of --config, or in the environment: SEAWORTHY_AGENT_ and its name, as",
            "SEAWORTHY_AGENT_JOIN_TOKEN. An option wins over both."
        })
final class AgentCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Option(names = "--hub", paramLabel = "HOST:PORT", description = "The hub's port for agents.")
    @Nullable
    String hub;

    @Option(names = "--enrol-address", paramLabel = "HOST:PORT", description = "Default: the port after --hub.")
    @Nullable
    String enrolAddress;

    @Option(names = "--token-file", paramLabel = "FILE", description = "Holds a join token, for the first start.")
    @Nullable
    Path tokenFile;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Keep key and certificate here. Default: ~/.seaworthy/agent.")
    @Nullable
    Path dataDir;

    @Option(names = "--cluster-name", paramLabel = "NAME", description = "What people call the cluster.")
    @Nullable
    String clusterName;

    @Option(
            names = "--kubeconfig",
            paramLabel = "FILE",
            description = "Default: as kubectl finds it, else the pod's account.")
    @Nullable
    Path kubeconfig;

    @Option(
            names = "--context",
            paramLabel = "NAME",
            description = "Context of the kubeconfig. Default: the current one.")
    @Nullable
    String context;

    @Option(names = "--from", paramLabel = "DIR", description = "Recorded objects instead of a live cluster.")
    @Nullable
    Path recording;

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            description = "Where the agent answers about its health; 0 takes any free port. Default: 8082.")
    @Nullable
    Integer httpPort;

    @Option(names = "--bind", paramLabel = "ADDRESS", description = "Address of --http-port. Default: 127.0.0.1.")
    @Nullable
    String bind;

    @Option(names = "--config", paramLabel = "FILE", description = "Settings in YAML.")
    @Nullable
    Path config;

    AgentCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        return StartFailure.told(surroundings, "agent", this::run);
    }

    private int run() throws Exception {
        var yaml = config == null ? Optional.<String>empty() : Optional.of(Files.readString(config));
        var settings = AgentSettings.from(yaml, surroundings.environment(), flags());
        try (var service = new Service(surroundings)) {
            var agent = service.part(Agent.start(settings, InstantSource.system()));
            surroundings
                    .out()
                    .println("The agent of " + agent.clusterName() + " reports to "
                            + settings.hub().address() + "; its health is on http://"
                            + settings.health().bind() + ":" + agent.healthPort() + "/readyz");
            surroundings.out().flush();
            service.untilStopped(CompletableFuture.completedFuture(agent));
        }
        return Seaworthy.CLEAN;
    }

    private Map<String, String> flags() {
        var flags = new TreeMap<String, String>();
        put(flags, "hub.address", hub);
        put(flags, "hub.enrol-address", enrolAddress);
        put(flags, "join.token-file", tokenFile);
        put(flags, "data-dir", dataDir);
        put(flags, "cluster.name", clusterName);
        put(flags, "cluster.kubeconfig", kubeconfig);
        put(flags, "cluster.context", context);
        put(flags, "cluster.recording", recording);
        put(flags, "health.port", httpPort);
        put(flags, "health.bind", bind);
        return flags;
    }

    private static void put(Map<String, String> flags, String path, @Nullable Object given) {
        if (given != null) {
            flags.put(path, given.toString());
        }
    }
}
