package io.seaworthy.hub.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of everything that runs a hub. */
final class Listening {

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            description = "Pages and API; 0 takes any free port. Default: 8080.")
    @Nullable
    Integer httpPort;

    @Option(
            names = "--grpc-port",
            paramLabel = "PORT",
            description = "Agents' streams, with client certificates. Default: 8443.")
    @Nullable
    Integer grpcPort;

    @Option(
            names = "--enrol-port",
            paramLabel = "PORT",
            description = "Agents' first certificates. Default: the port after --grpc-port.")
    @Nullable
    Integer enrolPort;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description = "Listen on this address; 0.0.0.0 is every one. Default: 127.0.0.1, so only this machine.")
    @Nullable
    String bind;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description =
                    "Keep the database and keys here; one hub a folder. Default: ~/.seaworthy; demo: ~/.seaworthy/demo.")
    @Nullable
    Path dataDir;

    /** By path of the setting; only what was given. */
    Map<String, String> flags() {
        var flags = new TreeMap<String, String>();
        put(flags, "http-port", httpPort);
        put(flags, "grpc-port", grpcPort);
        put(flags, "enrol-port", enrolPort);
        put(flags, "bind", bind);
        put(flags, "data-dir", dataDir);
        return flags;
    }

    private static void put(Map<String, String> flags, String path, @Nullable Object given) {
        if (given != null) {
            flags.put(path, given.toString());
        }
    }
}
