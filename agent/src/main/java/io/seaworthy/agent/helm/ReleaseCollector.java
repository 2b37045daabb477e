package io.seaworthy.agent.helm;

import io.seaworthy.agent.cluster.Cluster;
import io.seaworthy.agent.credential.CredentialScanner;
import io.seaworthy.posture.v1.Gap;
import io.seaworthy.posture.v1.ItemError;
import io.seaworthy.posture.v1.ReleaseCensus;
import io.seaworthy.posture.v1.ReleaseFact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * Finds every release of a cluster: lists metadata, then fetches and decodes the newest record of each release, a few at
 * a time. What is held grows with the number of releases only.
 */
public final class ReleaseCollector {

    /** Records fetched and decoded at a time, unless told otherwise. */
    public static final int THREADS = 2;

    private final CredentialScanner scanner;
    private final UnaryOperator<String> redaction;
    private final int threads;
    private final Progress progress;
    private final ReleaseMemory memory;

    /** One that reads everything each time. */
    public ReleaseCollector(
            CredentialScanner scanner, UnaryOperator<String> redaction, int threads, Progress progress) {
        this(scanner, redaction, threads, progress, ReleaseMemory.none());
    }

    /**
     * @param scanner looks for credentials in values, manifests and notes
     * @param redaction takes secrets out of Helm's description of its last action
     * @param threads records at a time, at least 1
     * @param memory what records said before
     */
    public ReleaseCollector(
            CredentialScanner scanner,
            UnaryOperator<String> redaction,
            int threads,
            Progress progress,
            ReleaseMemory memory) {
        this.scanner = scanner;
        this.redaction = redaction;
        this.threads = threads;
        this.progress = progress;
        this.memory = memory;
    }

    /** Reads all releases; nothing that the cluster holds or refuses makes it fail. */
    public Releases collect(Cluster cluster) {
        var index = RecordIndex.of(cluster);
        var reading = new RecordReading(cluster, new RecordDecoder(scanner), new ReleaseFacts(redaction));
        var facts = new ArrayList<ReleaseFact>();
        var errors = new ArrayList<>(index.errors());
        var unread = new LinkedHashSet<Gap>();
        for (var result : readAll(cluster, index.releases(), reading)) {
            switch (result) {
                case RecordReading.Read(var fact) -> facts.add(fact);
                case RecordReading.Failed(var error) -> errors.add(error);
                case RecordReading.Unknown(var gap) -> unread.add(gap);
            }
        }
        var gaps = new ArrayList<>(index.gaps());
        gaps.addAll(unread);
        facts.sort(Comparator.comparing(Releases::key));
        errors.sort(Comparator.comparing(ItemError::getItem));
        var live = LiveObjects.of(cluster, facts);
        gaps.addAll(live.gaps());
        var known = ReleaseFacts.withOtherKeepers(facts).stream()
                .map(fact -> LiveMatch.of(fact, live)
                        .map(state -> fact.toBuilder().setLive(state).build())
                        .orElse(fact))
                .toList();
        var complete = index.gaps().isEmpty() && unread.isEmpty();
        return new Releases(
                known,
                complete ? Optional.of(census(facts, errors.size())) : Optional.empty(),
                gaps.stream().distinct().toList(),
                errors);
    }

    private List<RecordReading.Result> readAll(Cluster cluster, List<KeptRelease> releases, RecordReading reading) {
        var done = new AtomicInteger();
        var results = new ArrayList<RecordReading.Result>();
        var changed = new ArrayList<KeptRelease>();
        for (var release : releases) {
            memory.recall(release).ifPresentOrElse(results::add, () -> changed.add(release));
        }
        done.set(results.size());
        var rest = new DeployedRecords(cluster, reading).read(changed, (release, result) -> {
            memory.keep(release, result);
            results.add(result);
            progress.at(done.incrementAndGet(), releases.size());
        });
        var work = new ArrayList<Callable<RecordReading.Result>>();
        for (var release : rest) {
            work.add(() -> {
                var result = read(release, reading);
                progress.at(done.incrementAndGet(), releases.size());
                return result;
            });
        }
        var read = runAll(work);
        for (var i = 0; i < read.size(); i++) {
            memory.keep(rest.get(i), read.get(i));
        }
        memory.settle();
        results.addAll(read);
        return results;
    }

    private List<RecordReading.Result> runAll(List<Callable<RecordReading.Result>> work) {
        try (var pool = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("records-", 0).factory())) {
            var results = new ArrayList<RecordReading.Result>();
            for (var future : pool.invokeAll(work)) {
                results.add(result(future));
            }
            return results;
        } catch (InterruptedException stopped) {
            // Someone wants the scan to end: the caller sees the interrupt, and no half result is passed off as whole.
            Thread.currentThread().interrupt();
            throw new IllegalStateException("reading the release records was interrupted", stopped);
        }
    }

    private static RecordReading.Result result(Future<RecordReading.Result> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException bug) {
            // Only errors of the machine come here, such as memory running out: nothing can go on after them.
            throw new IllegalStateException("reading a release record failed", bug.getCause());
        }
    }

    private static RecordReading.Result read(KeptRelease release, RecordReading reading) {
        try {
            return reading.read(release);
        } catch (RuntimeException bug) {
            // A mistake of ours with one record must not hide the others.
            return RecordReading.mistake(release, bug);
        }
    }

    private static ReleaseCensus census(List<ReleaseFact> facts, int unreadable) {
        var counts = new int[5];
        facts.forEach(fact -> counts[Math.min(fact.getGeneration(), 4)]++);
        return ReleaseCensus.newBuilder()
                .setHelm2(counts[2])
                .setHelm3(counts[3])
                .setHelm4(counts[4])
                .setUndetermined(counts[0])
                .setUnreadable(unreadable)
                .build();
    }
}
