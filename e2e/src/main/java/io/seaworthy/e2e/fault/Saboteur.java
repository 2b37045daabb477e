package io.seaworthy.e2e.fault;

import io.seaworthy.e2e.process.ProgramFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Kills one victim after the other with kill -9 until it is told to stop. Each round takes every victim once, in an order of
 * its own. All are running again at the end.
 */
public final class Saboteur implements AutoCloseable {

    /**
     * What can be killed.
     *
     * @param kill with signal 9
     * @param startAgain may return before it is ready
     */
    public record Victim(String name, Runnable kill, Runnable startAgain) {}

    /**
     * How hard it tries.
     *
     * @param peace longest time between a restart and the next kill
     * @param outage longest time that a victim stays dead
     */
    public record Zeal(Duration peace, Duration outage) {}

    private final List<Victim> victims;
    private final Random random;
    private final Zeal zeal;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final List<String> killed = new ArrayList<>();
    private final Thread thread;
    private volatile @Nullable RuntimeException failure;

    private Saboteur(List<Victim> victims, Random random, Zeal zeal) {
        this.victims = List.copyOf(victims);
        this.random = random;
        this.zeal = zeal;
        this.thread = Thread.ofPlatform().name("saboteur").unstarted(this::work);
    }

    /** Starts to work in a thread of its own. */
    public static Saboteur start(List<Victim> victims, Random random, Zeal zeal) {
        var saboteur = new Saboteur(victims, random, zeal);
        saboteur.thread.start();
        return saboteur;
    }

    private void work() {
        try {
            var round = new ArrayList<Victim>();
            while (!stoppedWithin(zeal.peace())) {
                if (round.isEmpty()) {
                    round.addAll(victims);
                    Collections.shuffle(round, random);
                }
                var victim = round.removeLast();
                victim.kill().run();
                synchronized (killed) {
                    killed.add(victim.name());
                }
                stoppedWithin(zeal.outage());
                victim.startAgain().run();
            }
        } catch (RuntimeException e) {
            // Told to whoever stops it: a victim that cannot be started again is a failure of the test.
            failure = e;
        }
    }

    private boolean stoppedWithin(Duration longest) {
        try {
            return stop.await(random.nextLong(longest.toMillis() + 1), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // Nobody interrupts this thread; if somebody did, it would be time to stop.
            return true;
        }
    }

    /**
     * Who was killed so far, in order.
     *
     * @throws ProgramFailure if a victim could not be killed or started again, after which nobody is killed any more
     */
    public List<String> killed() {
        check();
        synchronized (killed) {
            return List.copyOf(killed);
        }
    }

    /** Stops, and waits until everybody has been started again. */
    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            // The test run is being stopped; whoever is dead stays so.
            Thread.currentThread().interrupt();
        }
        check();
    }

    private void check() {
        var failed = failure;
        if (failed != null) {
            throw new ProgramFailure("the saboteur failed: " + failed.getMessage(), failed);
        }
    }
}
