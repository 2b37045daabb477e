package io.seaworthy.agent.tiller.option;

import java.util.Arrays;
import java.util.Optional;

/** Tiller's flags and the first version that has each (see Helm 2 cmd/tiller/tiller.go at its tags). */
enum Flag {
    LISTEN("listen", false, 0),
    PROBE_LISTEN("probe-listen", false, 14),
    PROBE("probe", true, 15),
    TRACE("trace", true, 0),
    STORAGE("storage", false, 0),
    SQL_DIALECT("sql-dialect", false, 14),
    SQL_CONNECTION_STRING("sql-connection-string", false, 14),
    EXPERIMENTAL_RELEASE("experimental-release", true, 0),
    TLS("tls", true, 3),
    TLS_VERIFY("tls-verify", true, 3),
    TLS_KEY("tls-key", false, 3),
    TLS_CERT("tls-cert", false, 3),
    TLS_CA_CERT("tls-ca-cert", false, 3),
    HISTORY_MAX("history-max", false, 7),
    VERSION("version", true, 0),
    // What the logging library registers beside them.
    LOG_V("v", false, 0),
    LOG_STDERR("logtostderr", true, 0),
    LOG_ALSO_STDERR("alsologtostderr", true, 0),
    LOG_THRESHOLD("stderrthreshold", false, 0),
    LOG_DIR("log_dir", false, 0),
    LOG_VMODULE("vmodule", false, 0),
    LOG_BACKTRACE("log_backtrace_at", false, 0),
    LOG_FILE("log_file", false, 14),
    LOG_FILE_SIZE("log_file_max_size", false, 14),
    LOG_ADD_DIR("add_dir_header", true, 14),
    LOG_SKIP("skip_headers", true, 14),
    LOG_SKIP_FILE("skip_log_headers", true, 14);

    private final String flagName;
    private final boolean switches;
    private final int sinceMinor;

    Flag(String flagName, boolean switches, int sinceMinor) {
        this.flagName = flagName;
        this.switches = switches;
        this.sinceMinor = sinceMinor;
    }

    static Optional<Flag> of(String name, TillerVersion version) {
        return Arrays.stream(values())
                .filter(flag -> flag.flagName.equals(name) && flag.in(version))
                .findFirst();
    }

    /** Minor versions decide: every flag came with an x.0 release, so a pre-release of it has the flag too. */
    boolean in(TillerVersion version) {
        return version.minor() >= sinceMinor;
    }

    String flagName() {
        return flagName;
    }

    /** A boolean: takes a value only after {@code =}. */
    boolean switches() {
        return switches;
    }
}
