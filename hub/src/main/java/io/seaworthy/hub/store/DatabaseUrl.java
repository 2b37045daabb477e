package io.seaworthy.hub.store;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Where a database is and who may use it.
 *
 * @param port 1 to 65535
 * @param password never printed: {@link #toString} leaves it out
 * @param encryption of the connection to the server
 */
public record DatabaseUrl(String host, int port, String database, String user, String password, Encryption encryption) {

    /** As libpq's {@code sslmode} names them. */
    public enum Encryption {
        DISABLE,
        REQUIRE,
        VERIFY_FULL
    }

    /**
     * Reads {@code postgresql://user:password@host:port/database?sslmode=require}. Without a port it is 5432, without
     * {@code sslmode} it is {@code disable} on loopback and {@code require} elsewhere.
     *
     * @throws IllegalArgumentException saying what is expected and what is wrong, never the text, which may hold a password
     */
    public static DatabaseUrl parse(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException malformed) { // Its message holds the text; ours must not.
            throw wrong("it is not a URL; characters such as @ : / in user or password are written as %40 %3A %2F");
        }
        if (!"postgresql".equals(uri.getScheme()) && !"postgres".equals(uri.getScheme())) {
            throw wrong("it does not start with postgresql://");
        }
        if (uri.getHost() == null) {
            throw wrong("it names no host");
        }
        var path = uri.getRawPath() == null ? "" : uri.getRawPath();
        if (path.length() < 2 || path.indexOf('/', 1) >= 0) {
            throw wrong("it names no database");
        }
        var userInfo = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
        var colon = userInfo.indexOf(':');
        var user = decoded(colon < 0 ? userInfo : userInfo.substring(0, colon));
        if (user.isEmpty()) {
            throw wrong("it names no user");
        }
        var host = uri.getHost().replaceAll("^\\[|]$", "");
        return new DatabaseUrl(
                host,
                uri.getPort() < 0 ? 5432 : uri.getPort(),
                decoded(path.substring(1)),
                user,
                colon < 0 ? "" : decoded(userInfo.substring(colon + 1)),
                encryption(uri.getRawQuery(), host));
    }

    /** @throws IllegalArgumentException if the port cannot be one */
    public DatabaseUrl {
        if (port < 1 || port > 65535) {
            throw wrong("its port is not between 1 and 65535");
        }
    }

    /** The same server and user, another database. */
    public DatabaseUrl withDatabase(String other) {
        return new DatabaseUrl(host, port, other, user, password, encryption);
    }

    String jdbc() {
        var server = host.contains(":") ? "[" + host + "]" : host;
        var mode = encryption.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return "jdbc:postgresql://" + server + ":" + port + "/"
                + java.net.URLEncoder.encode(database, StandardCharsets.UTF_8) + "?sslmode=" + mode
                + "&connectTimeout=10&socketTimeout=300&ApplicationName=seaworthy-hub";
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "postgresql://" + user + "@" + host + ":" + port + "/" + database;
    }

    private static Encryption encryption(@org.jspecify.annotations.Nullable String query, String host) {
        if (query == null || query.isEmpty()) {
            var local = host.equals("localhost") || host.equals("127.0.0.1") || host.equals("::1");
            return local ? Encryption.DISABLE : Encryption.REQUIRE;
        }
        return switch (query) {
            case "sslmode=disable" -> Encryption.DISABLE;
            case "sslmode=require" -> Encryption.REQUIRE;
            case "sslmode=verify-full" -> Encryption.VERIFY_FULL;
            default -> throw wrong("after '?' only sslmode=disable, sslmode=require or sslmode=verify-full may stand");
        };
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) { // Its message would show part of a password.
            throw wrong("a % in it is not followed by two hexadecimal digits");
        }
    }

    private static IllegalArgumentException wrong(String reason) {
        return new IllegalArgumentException("postgresql://user:password@host:port/database; " + reason);
    }
}
