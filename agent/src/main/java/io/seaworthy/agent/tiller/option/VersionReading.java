package io.seaworthy.agent.tiller.option;

import io.seaworthy.agent.tiller.option.Environment.Value;
import io.seaworthy.posture.v1.OptionOrigin;
import io.seaworthy.posture.v1.TillerOptions;
import io.seaworthy.posture.v1.Transport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/** Flags over environment over defaults, as one version of Tiller has them. */
final class VersionReading {

    private static final String CERTIFICATES = "TILLER_TLS_CERTS";

    private final Environment environment;
    private final TillerVersion version;
    private final Flags flags;
    private final TillerOptions.Builder options;

    private VersionReading(
            TillerContainer container, TillerVersion version, Flags flags, TillerOptions.Builder options) {
        this.environment = container.environment();
        this.version = version;
        this.flags = flags;
        this.options = options;
    }

    /**
     * @param version how to read
     * @param known the version where it really is known
     */
    static Reading of(TillerContainer container, TillerVersion version, Optional<TillerVersion> known) {
        var environment = container.environment();
        var options = TillerOptions.newBuilder()
                .setSqlPasswordInArguments(SqlPassword.standsIn(container))
                .setStorageNamespace(storageNamespace(container, environment));
        var line = CommandLine.of(container.container(), environment, container.tillerImage(), known);
        var flags = switch (line) {
            case CommandLine.Tiller(var arguments) -> Flags.read(arguments, version);
            case CommandLine.Hidden hidden -> new Flags(Map.of(), List.of(), true);
        };
        if (flags.hidden()) {
            return new Reading(
                    options.build(),
                    Transport.TRANSPORT_UNKNOWN,
                    Listening.HIDDEN,
                    standardPath(environment, "tls.crt"),
                    standardPath(environment, "ca.crt"));
        }
        return new VersionReading(container, version, flags, options).read();
    }

    private Reading read() {
        options.addAllProblems(flags.problems());
        flags.settings().forEach((flag, setting) -> origin(flag.flagName(), shown(flag, setting), setting.origin()));
        var tls = security(Flag.TLS, "TILLER_TLS_ENABLE");
        var verify = security(Flag.TLS_VERIFY, "TILLER_TLS_VERIFY");
        tls.ifPresent(options::setTls);
        verify.ifPresent(options::setTlsVerify);
        storage();
        historyMax();
        var listening = listening();
        if (flagged(Flag.VERSION).orElse(false)) {
            options.addProblems("--version prints the version and exits");
        }
        flagged(Flag.EXPERIMENTAL_RELEASE);
        return new Reading(
                options.build(),
                options.getProblemsCount() == 0 ? Transports.of(version, tls, verify) : Transport.TRANSPORT_UNKNOWN,
                listening,
                path(Flag.TLS_CERT, "tls.crt"),
                path(Flag.TLS_CA_CERT, "ca.crt"));
    }

    /** TLS switches: an environment variable that is not empty means true, also {@code 0} and {@code false}. */
    private Optional<Boolean> security(Flag flag, String variable) {
        if (flags.get(flag).isPresent()) {
            return flagged(flag);
        }
        if (!flag.in(version)) {
            return Optional.of(false);
        }
        return switch (variable(flag, variable)) {
            case Value.Seen(var text, var origin) -> Optional.of(!text.isEmpty());
            case Value.Unseen unseen -> Optional.empty();
            case Value.Unset unset -> Optional.of(false);
        };
    }

    /** Value of a boolean flag; false where it is not given, empty where it cannot be seen or parsed. */
    private Optional<Boolean> flagged(Flag flag) {
        var setting = flags.get(flag);
        if (setting.isEmpty()) {
            return Optional.of(false);
        }
        if (!setting.get().seen()) {
            return Optional.empty();
        }
        return switch (setting.get().value()) {
            case "1", "t", "T", "true", "TRUE", "True" -> Optional.of(true);
            case "0", "f", "F", "false", "FALSE", "False" -> Optional.of(false);
            default -> {
                options.addProblems("--" + flag.flagName() + " is neither true nor false");
                yield Optional.empty();
            }
        };
    }

    /** A driver that the version does not know leaves Tiller with the one it begins with: memory. */
    private void storage() {
        var written = flags.get(Flag.STORAGE);
        var storage = written.isEmpty()
                ? "configmap"
                : written.filter(Flags.Setting::seen).map(Flags.Setting::value).orElse("");
        var unknownYet =
                (storage.equals("secret") && version.minor() < 7) || (storage.equals("sql") && version.minor() < 14);
        options.setStorage(unknownYet ? "memory" : storage);
    }

    private void historyMax() {
        var setting = flags.get(Flag.HISTORY_MAX);
        if (setting.isPresent()) {
            if (setting.get().seen()) {
                HistoryLimit.ofFlag(setting.get().value())
                        .ifPresentOrElse(
                                options::setHistoryMax, () -> options.addProblems("--history-max is not a number"));
            }
            return;
        }
        if (!Flag.HISTORY_MAX.in(version)) {
            options.setHistoryMax(0);
            return;
        }
        switch (variable(Flag.HISTORY_MAX, "TILLER_HISTORY_MAX")) {
            case Value.Seen(var text, var origin) -> options.setHistoryMax(HistoryLimit.ofVariable(text));
            case Value.Unseen unseen -> {}
            case Value.Unset unset -> options.setHistoryMax(0);
        }
    }

    private Listening listening() {
        var grpc = address(Flag.LISTEN, Listening.GRPC).orElse(new ListenAddress("", OptionalInt.empty()));
        flags.get(Flag.LISTEN)
                .ifPresentOrElse(
                        setting -> options.setListen(setting.seen() ? setting.value() : ""),
                        () -> options.setListen(":" + Listening.GRPC));
        var others = new TreeSet<Integer>();
        var probing = !Flag.PROBE.in(version)
                || flags.get(Flag.PROBE).isEmpty()
                || flagged(Flag.PROBE).orElse(true);
        var probes = address(Flag.PROBE_LISTEN, Listening.PROBES);
        if (probing) {
            probes.filter(address -> !address.loopback())
                    .ifPresent(address -> others.add(address.port().orElse(Listening.PROBES)));
            options.setProbeListen(flags.get(Flag.PROBE_LISTEN)
                    .map(setting -> setting.seen() ? setting.value() : "")
                    .orElse(":" + Listening.PROBES));
        }
        // Whoever hides whether it traces may well trace.
        var trace = flagged(Flag.TRACE).orElse(true);
        if (trace) {
            others.add(Listening.TRACES);
        }
        options.setListensOnLoopback(grpc.loopback()).setTrace(trace);
        return new Listening(grpc.port(), grpc.loopback(), others);
    }

    private Optional<ListenAddress> address(Flag flag, int standard) {
        var setting = flags.get(flag);
        if (setting.isEmpty()) {
            return Optional.of(new ListenAddress("", OptionalInt.of(standard)));
        }
        var address = ListenAddress.parse(setting.get().value());
        if (address.isEmpty() && setting.get().seen()) {
            options.addProblems("--" + flag.flagName() + " is not of the form host:port");
        }
        return address;
    }

    private Optional<String> path(Flag flag, String file) {
        var setting = flags.get(flag);
        if (setting.isPresent()) {
            return setting.filter(Flags.Setting::seen).map(Flags.Setting::value);
        }
        return standardPath(environment, file);
    }

    private static Optional<String> standardPath(Environment environment, String file) {
        return switch (environment.get(CERTIFICATES)) {
            case Value.Seen(var folder, var origin) -> Optional.of(folder.isEmpty() ? file : folder + "/" + file);
            case Value.Unseen unseen -> Optional.empty();
            case Value.Unset unset -> Optional.of(file);
        };
    }

    private Value variable(Flag flag, String name) {
        var value = environment.get(name);
        switch (value) {
            case Value.Seen(var text, var origin) -> origin(flag.flagName(), text, origin);
            case Value.Unseen(var origin) -> origin(flag.flagName(), "", origin);
            case Value.Unset unset -> {}
        }
        return value;
    }

    private void origin(String option, String value, String origin) {
        options.addOrigins(
                OptionOrigin.newBuilder().setOption(option).setValue(value).setOrigin(origin));
    }

    private static String shown(Flag flag, Flags.Setting setting) {
        if (!setting.seen()) {
            return "";
        }
        return flag == Flag.SQL_CONNECTION_STRING ? "(redacted)" : setting.value();
    }

    private static String storageNamespace(TillerContainer container, Environment environment) {
        var own = container.tokenMounted() ? container.namespace() : "kube-system";
        return switch (environment.get("TILLER_NAMESPACE")) {
            case Value.Seen(var text, var origin) -> text.isEmpty() ? own : text;
            case Value.Unseen unseen -> "";
            case Value.Unset unset -> own;
        };
    }
}
