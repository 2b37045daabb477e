package io.seaworthy.hub.enrol;

import io.seaworthy.hub.StoreUnavailable;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every 2 s for what other hubs revoked, rotated or what changed in files; on one virtual thread of its own. */
public final class EnrolmentWatch implements AutoCloseable {

    /** So that a stream drops within 5 s wherever its identity was revoked. */
    public static final Duration INTERVAL = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(EnrolmentWatch.class);

    private final Thread thread;

    private EnrolmentWatch(Runnable look) {
        thread = Thread.ofVirtual().name("enrolment-watch").unstarted(() -> run(look));
    }

    public static EnrolmentWatch start(Authority authority, Identities identities) {
        var watch = new EnrolmentWatch(() -> {
            identities.lookForRevocations();
            authority.refresh();
        });
        watch.thread.start();
        return watch;
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private static void run(Runnable look) {
        var away = false;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(INTERVAL);
                look.run();
                away = false;
            } catch (InterruptedException closed) {
                // close() ends the watch.
                return;
            } catch (StoreUnavailable unavailable) {
                // Told once; the next look comes in 2 s.
                if (!away) {
                    LOG.warn("revocations and authorities cannot be looked up: {}", unavailable.getMessage());
                }
                away = true;
            } catch (RuntimeException unexpected) {
                // One look that fails must not end all looking.
                LOG.error("looking for revocations and authorities failed", unexpected);
            }
        }
    }
}
