package io.seaworthy.hub.api;

import java.time.Duration;

/** The cookies of this hub: never read by scripts, never sent by other sites' forms. */
final class Cookies {

    private static final String SESSION = "seaworthy";
    private static final String LOGIN = "seaworthy-login";
    private static final Duration LOGIN_LIFE = Duration.ofMinutes(10);

    private Cookies() {}

    static String session(boolean https) {
        return https ? "__Host-" + SESSION : SESSION;
    }

    /** Of a login that is at the identity provider now. */
    static String login(boolean https) {
        return https ? "__Host-" + LOGIN : LOGIN;
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
}
