package io.seaworthy.hub;

import io.seaworthy.agent.config.InvalidSetting;
import io.seaworthy.agent.config.SettingsSource;
import io.seaworthy.hub.access.OidcSettings;
import io.seaworthy.hub.store.DatabaseUrl;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Everything that can be set about a hub. Paths of the settings are those of this tree: {@code oidc.client-id}.
 *
 * @param listening where it listens
 * @param dataDir keeps the embedded database and the master key; one hub a folder
 * @param databaseUrl a PostgreSQL server; empty = the embedded one below the data folder
 * @param tls how agents know the hub, and it them
 * @param publicUrl by which people reach the hub, if that is not {@code http://bind:http-port}
 * @param agentAddress host:port by which agents reach {@code grpc-port}, where that is not one of {@code tls.names} or
 *     {@code bind}
 * @param enrolAddress the same for {@code enrol-port}; empty = the port after {@code agentAddress}
 * @param oidc the organisation's identity provider; empty = local accounts only
 * @param controls what is judged by
 * @param silentAfter a cluster that was not heard of for this long is silent; 1 minute to 1 day
 */
public record HubSettings(
        Listening listening,
        Path dataDir,
        Optional<DatabaseUrl> databaseUrl,
        Tls tls,
        Optional<URI> publicUrl,
        Optional<String> agentAddress,
        Optional<String> enrolAddress,
        Optional<OidcSettings> oidc,
        Controls controls,
        Duration silentAfter) {

    /** Variables of the environment start with it: {@code SEAWORTHY_HUB_HTTP_PORT}. */
    public static final String ENVIRONMENT = "SEAWORTHY_HUB_";

    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("([A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}]):(?<port>[1-9][0-9]{0,4})");

    /**
     * Where the hub listens; a port 0 is any free one.
     *
     * @param bind address; loopback unless told otherwise
     * @param httpPort pages and API
     * @param grpcPort agents' streams, with client certificates
     * @param enrolPort agents' first certificates
     */
    public record Listening(String bind, int httpPort, int grpcPort, int enrolPort) {

        /** @throws InvalidSetting naming the setting, its value and what is expected */
        public Listening {
            if (bind.isBlank() || bind.chars().anyMatch(Character::isWhitespace)) {
                throw new InvalidSetting("bind", bind, "an address to listen on, such as 127.0.0.1 or 0.0.0.0");
            }
            port("http-port", httpPort);
            port("grpc-port", grpcPort);
            port("enrol-port", enrolPort);
            if (httpPort != 0 && (httpPort == grpcPort || httpPort == enrolPort)) {
                throw new InvalidSetting("http-port", Integer.toString(httpPort), "another port than the agents'");
            }
            if (grpcPort != 0 && grpcPort == enrolPort) {
                throw new InvalidSetting("enrol-port", Integer.toString(enrolPort), "another port than grpc-port");
            }
        }

        /** Loopback: 8080, 8443, 8444. */
        public static Listening usual() {
            return new Listening("127.0.0.1", 8080, 8443, 8444);
        }

        /** Loopback, any free ports. */
        public static Listening anywhere() {
            return new Listening("127.0.0.1", 0, 0, 0);
        }

        private static void port(String path, int port) {
            if (port < 0 || port > HIGHEST_PORT) {
                throw new InvalidSetting(path, Integer.toString(port), "0 to " + HIGHEST_PORT);
            }
        }
    }

    /**
     * How agents know the hub, and it them.
     *
     * @param trustDomain of the identities that are given to agents
     * @param allow12 whether TLS 1.2 is taken too, beside 1.3
     * @param names DNS names and addresses by which agents reach the hub, beside this machine's own
     * @param authority certificate and key of an authority that somebody else makes and renews
     * @param masterKey file with the key under which the hub keeps its own authority's key; empty = in the data folder
     */
    public record Tls(
            String trustDomain,
            boolean allow12,
            List<String> names,
            Optional<AuthorityFiles> authority,
            Optional<Path> masterKey) {

        /** PEM files. */
        public record AuthorityFiles(Path certificate, Path key) {}

        /** @throws InvalidSetting naming the setting, its value and what is expected */
        public Tls {
            names = List.copyOf(names);
            if (!trustDomain.matches("[0-9a-z._-]{1,255}")) {
                throw new InvalidSetting(
                        "tls.trust-domain", trustDomain, "lower-case letters, digits, dots, dashes and underscores");
            }
        }

        /** TLS 1.3, an authority of the hub's own. */
        public static Tls usual() {
            return new Tls("seaworthy", false, List.of(), Optional.empty(), Optional.empty());
        }

        static Tls from(SettingsSource source) {
            var certificate = source.path("tls.ca-certificate");
            var key = source.path("tls.ca-key");
            if (certificate.isPresent() != key.isPresent()) {
                var given = certificate.or(() -> key).map(Path::toString).orElse("");
                throw new InvalidSetting(
                        certificate.isPresent() ? "tls.ca-certificate" : "tls.ca-key",
                        given,
                        "tls.ca-certificate and tls.ca-key together, or neither");
            }
            return new Tls(
                    source.text("tls.trust-domain").orElse("seaworthy"),
                    switch (source.text("tls.minimum").orElse("1.3")) {
                        case "1.3" -> false;
                        case "1.2" -> true;
                        case String other -> throw new InvalidSetting("tls.minimum", other, "1.3 or 1.2");
                    },
                    source.words("tls.names").stream().sorted().toList(),
                    certificate.flatMap(one -> key.map(other -> new AuthorityFiles(one, other))),
                    source.path("tls.master-key"));
        }
    }

    /**
     * What is judged by, beside the controls that come with Seaworthy.
     *
     * @param folders with control files
     * @param params thresholds: {@code release-fresh.max_age_days} → {@code 90}
     */
    public record Controls(List<Path> folders, Map<String, String> params) {

        public Controls {
            folders = List.copyOf(folders);
            params = Map.copyOf(params);
        }

        /** Only what comes with Seaworthy. */
        public static Controls usual() {
            return new Controls(List.of(), Map.of());
        }

        static Controls from(SettingsSource source) {
            var params = new java.util.TreeMap<String, String>();
            for (var param : source.words("controls.params")) {
                var equals = param.indexOf('=');
                if (equals < 1) {
                    throw new InvalidSetting(
                            "controls.params", param, "CONTROL.NAME=VALUE, such as release-fresh.max_age_days=90");
                }
                params.put(param.substring(0, equals), param.substring(equals + 1));
            }
            return new Controls(
                    source.words("controls.folders").stream()
                            .sorted()
                            .map(Path::of)
                            .toList(),
                    params);
        }
    }

    /** @throws InvalidSetting naming the setting, its value and what is expected */
    public HubSettings {
        publicUrl.ifPresent(url -> address("public-url", url));
        agentAddress.ifPresent(text -> hostAndPort("public-agent-address", text));
        enrolAddress.ifPresent(text -> hostAndPort("public-enrol-address", text));
        if (silentAfter.compareTo(Duration.ofMinutes(1)) < 0 || silentAfter.compareTo(Duration.ofDays(1)) > 0) {
            throw new InvalidSetting("silent-after", silentAfter.toString(), "1 minute to 1 day");
        }
    }

    /** An embedded database in a folder, loopback, any free ports. */
    public static HubSettings in(Path dataDir) {
        return new HubSettings(
                Listening.anywhere(),
                dataDir,
                Optional.empty(),
                Tls.usual(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Controls.usual(),
                Duration.ofMinutes(3));
    }

    /**
     * The settings out of their three sources; a later one wins.
     *
     * @param yaml text of the settings file; its keys nest as this tree does
     * @param environment variables named {@link #ENVIRONMENT} and the path, as {@code SEAWORTHY_HUB_OIDC_ISSUER}
     * @param flags value by path; lists are separated by commas
     * @throws InvalidSetting for the first setting that is not known or cannot be used
     */
    public static HubSettings from(Optional<String> yaml, Map<String, String> environment, Map<String, String> flags) {
        var source = SettingsSource.of(ENVIRONMENT, yaml, environment, flags);
        var usual = Listening.usual();
        int grpcPort = source.number("grpc-port").orElse(usual.grpcPort);
        var settings = new HubSettings(
                new Listening(
                        source.text("bind").orElse(usual.bind),
                        source.number("http-port").orElse(usual.httpPort),
                        grpcPort,
                        source.number("enrol-port").orElse(grpcPort == 0 ? 0 : grpcPort + 1)),
                source.path("data-dir").orElseGet(HubSettings::home),
                source.text("database-url").map(HubSettings::database),
                Tls.from(source),
                source.text("public-url").map(text -> uri("public-url", text)),
                source.text("public-agent-address"),
                source.text("public-enrol-address"),
                Provider.from(source),
                Controls.from(source),
                source.duration("silent-after").orElse(Duration.ofMinutes(3)));
        source.refuseUnknown();
        return settings;
    }

    /** {@code ~/.seaworthy} */
    public static Path home() {
        return Path.of(System.getProperty("user.home"), ".seaworthy");
    }

    private static DatabaseUrl database(String text) {
        try {
            return DatabaseUrl.parse(text);
        } catch (IllegalArgumentException wrong) {
            // Its message says what is wrong without showing the password.
            throw new InvalidSetting("database-url", "(not shown)", String.valueOf(wrong.getMessage()));
        }
    }

    static URI uri(String path, String text) {
        try {
            return new URI(text);
        } catch (java.net.URISyntaxException malformed) {
            // Said with the setting's own path.
            throw new InvalidSetting(path, text, "an address, such as https://seaworthy.example.org");
        }
    }

    private static void hostAndPort(String path, String text) {
        var port = HOST_AND_PORT.matcher(text);
        if (!port.matches() || Integer.parseInt(port.group("port")) > HIGHEST_PORT) {
            throw new InvalidSetting(path, text, "HOST:PORT, such as hub.example.org:8443");
        }
    }

    private static void address(String path, URI url) {
        var scheme = url.getScheme();
        if (url.getHost() == null || !("https".equals(scheme) || "http".equals(scheme))) {
            throw new InvalidSetting(path, url.toString(), "an address, such as https://seaworthy.example.org");
        }
    }
}
