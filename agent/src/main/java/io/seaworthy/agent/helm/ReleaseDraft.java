package io.seaworthy.agent.helm;

import io.seaworthy.agent.credential.CredentialScan;
import io.seaworthy.posture.v1.Chart;
import io.seaworthy.posture.v1.Hook;
import io.seaworthy.posture.v1.RecordPart;
import io.seaworthy.posture.v1.ReleaseFact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What has been read of one record so far. */
final class ReleaseDraft {

    /** Names, versions, addresses: longer ones are cut. */
    private static final int LONGEST_TEXT = 16 * 1024;

    private static final int MOST_HOOKS = 1_000;

    private final ReleaseFact.Builder fact = ReleaseFact.newBuilder();
    private final Chart.Builder chart = Chart.newBuilder();
    private final ChartDependencies dependencies = new ChartDependencies();
    private final ManifestScan manifest = new ManifestScan();
    private final CredentialScan credentials;
    private final Map<Part, Long> parts = new EnumMap<>(Part.class);
    private final Set<String> gaps = new LinkedHashSet<>();
    private boolean hasChart;
    private boolean hasInfo;

    ReleaseDraft(CredentialScan credentials) {
        this.credentials = credentials;
    }

    ReleaseFact.Builder fact() {
        return fact;
    }

    Chart.Builder chart() {
        return chart;
    }

    ChartDependencies dependencies() {
        return dependencies;
    }

    CredentialScan credentials() {
        return credentials;
    }

    void sawChart() {
        hasChart = true;
    }

    void sawInfo() {
        hasInfo = true;
    }

    void manifest(String text) {
        manifest.read(text);
        credentials.manifest(text);
        fact.clearObjects().addAllObjects(manifest.objects());
    }

    /** A hook and its rendered object: its rights and values count, the object itself does not. */
    void hook(Hook hook, String text) {
        if (fact.getHooksCount() < MOST_HOOKS) {
            fact.addHooks(hook);
        } else {
            gap("the record holds more than " + MOST_HOOKS + " hooks");
        }
        var scan = new ManifestScan();
        scan.read(text);
        credentials.manifest(text);
        fact.addAllRiskyGrants(scan.grants());
        scan.unreadable().forEach(words -> gap("hook " + hook.getName() + ": " + words));
    }

    void weigh(Part part, long bytes) {
        parts.merge(part, bytes, Long::sum);
    }

    /** Something of the record could not be judged. */
    void gap(String words) {
        gaps.add(words);
    }

    void tooLarge(Part part) {
        gap("larger than " + Part.MAX_TEXT / (1024 * 1024) + " MiB and therefore not looked into: " + part.words());
    }

    /** A text for the fact, cut to a sane length. */
    static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }

    /**
     * All that was read, with what is missing said as gaps.
     *
     * @throws BrokenRecord if nothing of it is a release
     */
    DecodedRecord finish(Payload payload) throws BrokenRecord {
        if (!hasChart && !hasInfo && fact.getName().isEmpty()) {
            throw BrokenRecord.damaged("holds neither a name nor a chart nor a state: it is no Helm release");
        }
        if (hasChart) {
            fact.setChart(chart.addAllDependencies(dependencies.resolved()));
        } else {
            gap("the record holds no chart");
        }
        if (!hasInfo) {
            gap("the record holds no info: neither state nor times are known");
        }
        if (fact.getStatus().isEmpty()) {
            fact.setStatus(ReleaseStatus.UNKNOWN);
        }
        var report = credentials.report();
        fact.addAllRiskyGrants(manifest.grants()).addAllCredentials(report.hits());
        var words = new ArrayList<>(gaps);
        words.addAll(report.gaps());
        words.addAll(manifest.unreadable());
        return new DecodedRecord(fact, payload.storedBytes(), payload.unpackedBytes(), weighed(), words);
    }

    private List<RecordPart> weighed() {
        return parts.entrySet().stream()
                .filter(part -> part.getValue() > 0)
                .sorted(Map.Entry.<Part, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(part -> RecordPart.newBuilder()
                        .setName(part.getKey().words())
                        .setBytes(part.getValue())
                        .build())
                .toList();
    }
}
