package io.seaworthy.hub.api;

import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** The cookies of this hub: never read by scripts, never sent by other sites' forms. */
final class Cookies {

    private static final String SESSION = "seaworthy";
    private static final String LOGIN = "seaworthy-login";
    private static final Duration LOGIN_LIFE = Duration.ofMinutes(10);

    private static final Pattern SEPARATOR = Pattern.compile(";");
    private static final Pattern QUOTED = Pattern.compile("\\A\"(.*)\"\\z", Pattern.DOTALL);

    private Cookies() {}

    /**
     * The session's secret that a request shows, or whatever came under its name. Over https only the cookie that no other
     * host can set is read; over plain http the one by the contract's name as well.
     */
    static Optional<String> session(HttpServerRequest request, boolean https) {
        var shown = value(request, session(https));
        return https ? shown : shown.or(() -> value(request, session(true)));
    }

    /** The secret of a login that is at the identity provider now, or whatever came under its name. */
    static Optional<String> login(HttpServerRequest request, boolean https) {
        return value(request, login(https));
    }

    static String setSession(String value, boolean https, Duration life) {
        return set(session(https), value, https, life);
    }

    static String clearSession(boolean https) {
        return set(session(https), "", https, Duration.ZERO);
    }

    static String setLogin(String value, boolean https) {
        return set(login(https), value, https, LOGIN_LIFE);
    }

    static String clearLogin(boolean https) {
        return set(login(https), "", https, Duration.ZERO);
    }

    private static String set(String name, String value, boolean https, Duration life) {
        return name + "=" + value + "; Path=/; Max-Age=" + Math.max(0, life.toSeconds()) + "; HttpOnly; SameSite=Lax"
                + (https ? "; Secure" : "");
    }

    private static String session(boolean https) {
        return https ? "__Host-" + SESSION : SESSION;
    }

    private static String login(boolean https) {
        return https ? "__Host-" + LOGIN : LOGIN;
    }

    /**
     * Read as it came: what a parser of cookies would drop as malformed was shown all the same. Quotes around a value are not
     * part of it, see RFC 6265, section 4.1.1.
     */
    private static Optional<String> value(HttpServerRequest request, String name) {
        return request.headers().getAll("Cookie").stream()
                .flatMap(SEPARATOR::splitAsStream)
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair[0].strip().equals(name))
                .map(pair ->
                        pair.length < 2 ? "" : QUOTED.matcher(pair[1].strip()).replaceFirst("$1"))
                .findFirst();
    }
}
