package io.seaworthy.hub.cli;

import io.seaworthy.hub.Hub;
import io.seaworthy.hub.HubSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code seaworthy hub}: the central process. */
@Command(
        name = "hub",
        mixinStandardHelpOptions = true,
        header = "Run the hub: pages, API and what agents report to.",
        description = {
            "",
            "Takes the posture of clusters from their agents, judges it, tracks every finding until its fix is proven, and"
                    + " shows it. Without --database-url it brings a PostgreSQL of its own. The first start prints the"
                    + " password of the account admin, once. SIGTERM or Ctrl-C stops it cleanly.",
            ""
        },
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  seaworthy hub                                      everything on this machine, data in ~/.seaworthy",
            "  seaworthy hub --bind 0.0.0.0 --name hub.example.org  reachable from clusters",
            "  seaworthy hub --database-url postgresql://seaworthy:secret@db.example.org/seaworthy",
            "",
            "Every setting may also stand in the file of --config, or in the environment: SEAWORTHY_HUB_ and its name, as",
            "SEAWORTHY_HUB_DATABASE_URL or SEAWORTHY_HUB_OIDC_CLIENT_SECRET. An option wins over both.",
            "",
            "Sign-in with the organisation's identity provider is set there only (docs/single-sign-on.md):",
            "  oidc:",
            "    issuer: https://id.example.org/realms/acme",
            "    client-id: seaworthy",
            "    grants: [security=admin, shop=approver@env=prod, everybody=viewer]"
        })
final class HubCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    Listening listening = new Listening();

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description =
                    "A PostgreSQL server: postgresql://user:password@host:port/database. Other users of this machine"
                            + " can read arguments: the environment is the better place.")
    @Nullable
    String databaseUrl;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            split = ",",
            description = "DNS name or address by which agents reach the hub; may be given again.")
    java.util.List<String> names = java.util.List.of();

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            description = "By which people reach the hub, if something stands in front of it.")
    @Nullable
    String publicUrl;

    @Option(
            names = "--public-agent-address",
            paramLabel = "HOST:PORT",
            description = "By which agents reach --grpc-port, if something stands in front of it.")
    @Nullable
    String publicAgentAddress;

    @Option(
            names = "--public-enrol-address",
            paramLabel = "HOST:PORT",
            description = "The same for --enrol-port. Default: the port after --public-agent-address.")
    @Nullable
    String publicEnrolAddress;

    @Option(names = "--config", paramLabel = "FILE", description = "Settings in YAML.")
    @Nullable
    Path config;

    HubCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        return StartFailure.told(surroundings, "hub", this::run);
    }

    private int run() throws Exception {
        var settings = settings();
        try (var service = new Service(surroundings)) {
            Hub hub;
            try (var progress = new ProgressLine(surroundings, true)) {
                hub = service.part(Hub.start(settings, InstantSource.system(), progress));
            }
            service.untilStopped(Welcome.hub(surroundings, settings, hub));
        }
        return Seaworthy.CLEAN;
    }

    private HubSettings settings() throws Exception {
        Map<String, String> flags = listening.flags();
        if (databaseUrl != null) {
            flags.put("database-url", databaseUrl);
        }
        if (publicUrl != null) {
            flags.put("public-url", publicUrl);
        }
        if (publicAgentAddress != null) {
            flags.put("public-agent-address", publicAgentAddress);
        }
        if (publicEnrolAddress != null) {
            flags.put("public-enrol-address", publicEnrolAddress);
        }
        if (!names.isEmpty()) {
            flags.put("tls.names", String.join(",", names));
        }
        var yaml = config == null ? Optional.<String>empty() : Optional.of(Files.readString(config));
        return HubSettings.from(yaml, surroundings.environment(), flags);
    }
}
