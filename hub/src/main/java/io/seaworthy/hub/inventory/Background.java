package io.seaworthy.hub.inventory;

import io.seaworthy.hub.StoreUnavailable;
import io.seaworthy.hub.enrol.JoinTokens;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs {@link Evaluation} and {@link Silence}, and forgets old join tokens, again and again, each on a virtual thread of
 * its own, until it is closed. A database that is away costs one round.
 */
public final class Background implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Background.class);
    private static final Duration EVALUATION_EVERY = Duration.ofSeconds(30);
    private static final Duration SILENCE_EVERY = Duration.ofSeconds(5);
    private static final Duration TOKENS_EVERY = Duration.ofHours(1);

    private final Evaluation evaluation;
    private final Silence silence;
    private final JoinTokens joinTokens;
    private final InventorySettings settings;
    private final InstantSource clock;
    private final List<Thread> threads = new ArrayList<>();

    public Background(
            Evaluation evaluation,
            Silence silence,
            JoinTokens joinTokens,
            InventorySettings settings,
            InstantSource clock) {
        this.evaluation = evaluation;
        this.silence = silence;
        this.joinTokens = joinTokens;
        this.settings = settings;
        this.clock = clock;
    }

    /** Starts at once; only silence waits as long as it takes to be silent, so that agents can find a hub that was down. */
    public void start() {
        var awake = clock.instant().plus(settings.silentAfter());
        repeat("evaluation", EVALUATION_EVERY, evaluation::runOnce);
        repeat("silence", SILENCE_EVERY, now -> {
            if (!now.isBefore(awake)) {
                silence.runOnce(now);
            }
        });
        repeat("join tokens", TOKENS_EVERY, _ -> joinTokens.forgetEnded());
    }

    /** Stops between two clusters at the latest; what is left is done after the next start. */
    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        threads.clear();
    }

    private void repeat(String name, Duration every, Consumer<Instant> job) {
        threads.add(Thread.ofVirtual()
                .name("background-" + name.replace(' ', '-'))
                .start(() -> {
                    do {
                        run(name, job);
                    } while (sleep(every));
                }));
    }

    private void run(String name, Consumer<Instant> job) {
        try {
            job.accept(clock.instant());
        } catch (StoreUnavailable away) {
            LOG.warn("{}: {}; tried again soon", name, away.getMessage());
        } catch (RuntimeException wrong) {
            // The next round starts afresh; a job that ended for good would turn old news green.
            LOG.error("{} failed; tried again soon", name, wrong);
        }
    }

    private static boolean sleep(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException closed) {
            // Somebody closed this.
            return false;
        }
    }
}
