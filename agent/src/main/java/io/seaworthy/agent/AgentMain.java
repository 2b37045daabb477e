package io.seaworthy.agent;

import io.seaworthy.agent.config.AgentSettings;
import io.seaworthy.agent.config.InvalidSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agent as a program of its own, as it runs inside a cluster. Settings come out of {@code --config FILE}, the
 * environment, and flags such as {@code --hub.address=hub:8443}. Ends on SIGTERM; 2 = it could not start.
 */
public final class AgentMain {

    private static final Logger LOG = LoggerFactory.getLogger(AgentMain.class);
    private static final String CONFIG = "config";
    private static final int COULD_NOT = 2;

    private AgentMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            var agent = start(arguments, System.getenv());
            var ended = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(agent, ended), "seaworthy-stop"));
            LOG.info("{}: started; health on port {}.", agent.clusterName(), agent.healthPort());
            ended.await();
        } catch (InvalidSetting | IOException wrong) {
            // Whoever runs it has to change something first; the message says what.
            LOG.error("The agent cannot start: {}", wrong.getMessage());
            System.exit(COULD_NOT);
        }
    }

    static Agent start(String[] arguments, Map<String, String> environment) throws IOException {
        var flags = flags(arguments);
        var file = Optional.ofNullable(flags.remove(CONFIG));
        Optional<String> yaml = file.isPresent() ? Optional.of(read(Path.of(file.get()))) : Optional.empty();
        return Agent.start(AgentSettings.from(yaml, environment, flags), InstantSource.system());
    }

    private static String read(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new IOException("--config " + file + " cannot be read (" + unreadable.getMessage() + ")", unreadable);
        }
    }

    private static Map<String, String> flags(String[] arguments) {
        var flags = new HashMap<String, String>();
        for (var i = 0; i < arguments.length; i++) {
            var argument = arguments[i];
            if (!argument.startsWith("--")) {
                throw new InvalidSetting("argument", argument, "flags such as --hub.address=hub:8443");
            }
            var equals = argument.indexOf('=');
            if (equals > 0) {
                flags.put(argument.substring(2, equals), argument.substring(equals + 1));
            } else if (i + 1 < arguments.length) {
                flags.put(argument.substring(2), arguments[++i]);
            } else {
                throw new InvalidSetting("argument", argument, "a value after it");
            }
        }
        return flags;
    }

    private static void stop(Agent agent, CountDownLatch ended) {
        try {
            agent.close();
        } catch (IOException left) {
            // It ends anyway, and the folder's lock with it.
            LOG.warn("The data folder could not be released: {}", left.getMessage());
        } finally {
            ended.countDown();
        }
    }
}
