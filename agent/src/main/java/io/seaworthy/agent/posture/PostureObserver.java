package io.seaworthy.agent.posture;

import io.seaworthy.posture.v1.Fact;
import io.seaworthy.posture.v1.Gap;
import io.seaworthy.posture.v1.Posture;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at a cluster when its source says that something changed, and from time to time anyway. */
public final class PostureObserver implements Observations, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostureObserver.class);
    /** Rests this many times as long as a look took, so that a restless cluster is not asked without end. */
    private static final int PACE = 2;

    private static final Duration LONGEST_PACE = Duration.ofSeconds(20);
    /** What changed may go on changing where nobody tells, such as a pod that gets its address. */
    private static final Duration SETTLING = Duration.ofSeconds(30);

    private static final long NEVER = Duration.ofDays(1_000).toNanos();
    private static final Duration RETRY = Duration.ofSeconds(5);

    private static final Duration LONGEST_RETRY = Duration.ofMinutes(1);
    private static final Duration LONGEST_LOOK = Duration.ofMinutes(30);
    private static final int RETRIES = 2;
    /** Quiet for so long after a look, its garbage is given back. */
    private static final Duration QUIET = Duration.ofSeconds(2);

    private static final Duration BLIND_AFTER = Duration.ofMinutes(3);
    private static final int MOST_DOUBLINGS = 6;

    private final boolean tidy = Boolean.getBoolean("seaworthy.agent.tidy");
    private final PostureSource source;
    private final Duration debounce;
    private final PendingKeys pending;
    private final Runnable published;
    private final AtomicReference<@Nullable Observation> latest = new AtomicReference<>();
    private final AtomicLong looks = new AtomicLong();
    private final BlockingQueue<Boolean> changes = new ArrayBlockingQueue<>(1);
    private final Thread thread;
    private volatile Duration resync;
    private volatile boolean closed;
    private volatile long lookingSince;
    private int failures;
    private long seenAt = System.nanoTime();
    private volatile long nextFull = System.nanoTime();
    private long settleAt = nextFull + NEVER;

    /**
     * @param debounce how long to wait for more changes
     * @param resync how often to look at everything anyway
     * @param published called after each observation, on the observer's thread
     */
    public PostureObserver(
            PostureSource source, Duration debounce, Duration resync, PendingKeys pending, Runnable published) {
        this.source = source;
        this.debounce = debounce;
        this.resync = resync;
        this.pending = pending;
        this.published = published;
        this.thread = Thread.ofPlatform().name("seaworthy-observer").daemon().unstarted(this::work);
    }

    public void start() {
        thread.start();
    }

    /** Look again, soon. */
    public void refresh() {
        changes.offer(Boolean.TRUE);
    }

    @Override
    public Optional<Observation> latest() {
        return Optional.ofNullable(latest.get());
    }

    @Override
    public PendingKeys pending() {
        return pending;
    }

    @Override
    public void resyncEvery(Duration interval) {
        if (interval.compareTo(resync) < 0) {
            resync = interval;
            nextFull = System.nanoTime();
            refresh();
        }
    }

    /** How often the cluster was looked at. */
    public long looks() {
        return looks.get();
    }

    /** Whether its thread still works, and is not held up by a look that never ends. */
    public boolean isAlive() {
        var since = lookingSince;
        return thread.isAlive() && (since == 0 || System.nanoTime() - since < LONGEST_LOOK.toNanos());
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException hurried) {
            // Whoever closes wants to be gone; the thread is a daemon and ends by itself.
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            source.watch(this::refresh);
            while (!closed) {
                var began = System.nanoTime();
                var full = began - nextFull >= 0;
                lookingSince = began;
                var retry = look(full);
                lookingSince = 0;
                if (full && retry.isEmpty()) {
                    nextFull = System.nanoTime() + resync.toNanos();
                }
                // The first look connects and warms up, and says nothing about the next.
                rest(retry, looks.get() > 1 ? Duration.ofNanos(System.nanoTime() - began) : Duration.ZERO);
            }
        } catch (InterruptedException stopping) {
            // Only close() interrupts it, and this was its last step.
            LOG.debug("no more looking");
        }
    }

    /** How soon to try again; empty = it was seen. */
    private Optional<Duration> look(boolean full) throws InterruptedException {
        try {
            var posture = source.collect();
            if (Thread.interrupted()) {
                throw new InterruptedException("closed while looking");
            }
            if (unreachable(posture) && failures++ < RETRIES) {
                return Optional.of(RETRY);
            }
            failures = 0;
            publish(Observation.of(posture), full);
            seenAt = System.nanoTime();
            return Optional.empty();
        } catch (IOException failed) {
            LOG.warn("{}: the cluster cannot be looked at: {}", source.name(), failed.getMessage());
            // A server that is started again is no news; what was not seen for long is no longer known.
            if (System.nanoTime() - seenAt > BLIND_AFTER.toNanos()) {
                latest().map(known -> Blindness.of(known, String.valueOf(failed.getMessage())))
                        .ifPresent(blind -> publish(blind, false));
            }
            return Optional.of(longer());
        } catch (RuntimeException bug) {
            if (closed) {
                throw new InterruptedException("closed while looking");
            }
            // One look that failed is not the end of looking; its message may quote what was read.
            LOG.error(
                    "{}: looking at the cluster failed because of a mistake in Seaworthy ({}). Report this.",
                    source.name(),
                    bug.getClass().getName());
            return Optional.of(longer());
        }
    }

    private Duration longer() {
        var pause = RETRY.multipliedBy(1L << Math.min(failures++, MOST_DOUBLINGS));
        return pause.compareTo(LONGEST_RETRY) < 0 ? pause : LONGEST_RETRY;
    }

    private void publish(Observation looked, boolean full) {
        var before = latest.get();
        var seen = before == null ? looked : looked.knownAs(before.clusterId());
        latest.set(seen);
        looks.incrementAndGet();
        if (full || before == null || !seen.looksAtTheSame(before)) {
            pending.addEverything();
        } else {
            pending.add(seen.differences(before));
        }
        published.run();
    }

    private void rest(Optional<Duration> retry, Duration took) throws InterruptedException {
        var now = System.nanoTime();
        var until = retry.map(Duration::toNanos).orElseGet(() -> Math.min(nextFull - now, settleAt - now));
        if (!changedWithin(Math.max(1, until))) {
            settleAt = System.nanoTime() + NEVER;
            return;
        }
        var pace = took.multipliedBy(PACE);
        var bounded = pace.compareTo(LONGEST_PACE) < 0 ? pace : LONGEST_PACE;
        Thread.sleep(debounce.compareTo(bounded) > 0 ? debounce : bounded);
        changes.clear();
        settleAt = System.nanoTime() + SETTLING.toNanos();
    }

    private boolean changedWithin(long nanos) throws InterruptedException {
        var quiet = Math.min(nanos, QUIET.toNanos());
        if (changes.poll(quiet, TimeUnit.NANOSECONDS) != null) {
            return true;
        }
        if (tidy) {
            // A heap grows while a look lasts, and Java gives it back only when told to.
            System.gc();
        }
        return changes.poll(nanos - quiet, TimeUnit.NANOSECONDS) != null;
    }

    private static boolean unreachable(Posture posture) {
        return posture.getFactsList().stream()
                .filter(Fact::hasCluster)
                .flatMap(fact -> fact.getCluster().getGapsList().stream())
                .anyMatch(gap -> gap.getReason() == Gap.Reason.UNREACHABLE);
    }
}
