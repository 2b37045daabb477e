package io.seaworthy.agent.config;

/**
 * Where the agent answers about itself.
 *
 * @param bind address to listen on; loopback unless told otherwise
 * @param port 0 = any free one
 */
public record Health(String bind, int port) {

    private static final int HIGHEST_PORT = 65_535;

    public Health {
        if (bind.isBlank()) {
            throw new InvalidSetting("health.bind", bind, "an address to listen on, such as 127.0.0.1");
        }
        if (port < 0 || port > HIGHEST_PORT) {
            throw new InvalidSetting("health.port", String.valueOf(port), "0 to " + HIGHEST_PORT);
        }
    }

    /** Loopback, port 8082. */
    public static Health usual() {
        return new Health("127.0.0.1", 8082);
    }

    static Health from(SettingsSource source) {
        var usual = usual();
        return new Health(
                source.text("health.bind").orElse(usual.bind),
                source.number("health.port").orElse(usual.port));
    }
}
