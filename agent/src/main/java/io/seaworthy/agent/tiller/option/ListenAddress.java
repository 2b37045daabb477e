package io.seaworthy.agent.tiller.option;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a server listens on, {@code host:port}.
 *
 * @param host empty means every interface
 * @param port empty where it cannot be seen
 */
record ListenAddress(String host, OptionalInt port) {

    /** Reads {@code :44134}, {@code 127.0.0.1:44134}, {@code [::1]:44134}; empty for what Go would refuse. */
    static Optional<ListenAddress> parse(String text) {
        var colon = text.lastIndexOf(':');
        var host = colon < 0 ? "" : text.substring(0, colon);
        var bracketed = host.startsWith("[") && host.endsWith("]");
        if (colon < 0 || (!bracketed && host.indexOf(':') >= 0)) {
            return Optional.empty();
        }
        var port = text.substring(colon + 1);
        var seen = port.matches("\\d{1,5}") && Integer.parseInt(port) <= 65535;
        return Optional.of(new ListenAddress(
                bracketed ? host.substring(1, host.length() - 1) : host,
                seen ? OptionalInt.of(Integer.parseInt(port)) : OptionalInt.empty()));
    }

    boolean loopback() {
        return host.equals("localhost") || host.equals("::1") || host.matches("127(\\.\\d{1,3}){3}");
    }
}
