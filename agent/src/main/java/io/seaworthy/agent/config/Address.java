package io.seaworthy.agent.config;

/**
 * Where something listens.
 *
 * @param host name or address; an IPv6 address without its brackets
 * @param port 0 to 65535
 */
public record Address(String host, int port) {

    private static final int HIGHEST_PORT = 65_535;

    public Address {
        if (host.isBlank() || host.chars().anyMatch(Character::isWhitespace)) {
            throw new InvalidSetting("host", host, "a name or an address");
        }
        if (port < 0 || port > HIGHEST_PORT) {
            throw new InvalidSetting("port", String.valueOf(port), "0 to " + HIGHEST_PORT);
        }
    }

    /**
     * Reads {@code hub.example.org:8443} or {@code [::1]:8443}.
     *
     * @param path of the setting, for the message
     */
    static Address parse(String path, String text) {
        var colon = text.lastIndexOf(':');
        var expected = "host:port, such as hub.example.org:8443";
        if (colon < 1 || colon == text.length() - 1) {
            throw new InvalidSetting(path, text, expected);
        }
        var host = text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        } else if (host.indexOf(':') >= 0) {
            throw new InvalidSetting(path, text, expected);
        }
        try {
            return new Address(host, Integer.parseInt(text.substring(colon + 1)));
        } catch (IllegalArgumentException wrong) {
            // Not a number, or out of range: said with the setting's own path.
            throw new InvalidSetting(path, text, expected);
        }
    }

    /** The same host, some ports further. */
    Address next() {
        return new Address(host, port + 1);
    }

    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
