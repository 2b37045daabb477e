package io.seaworthy.hub.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How somebody shows who they are. */
public enum Method {
    /** An account and a password that Seaworthy keeps. */
    LOCAL,
    /** The organisation's identity provider says so. */
    OIDC,
    /** An API token. */
    TOKEN;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
