package io.seaworthy.hub.cli.report;

import com.google.protobuf.Timestamp;
import io.seaworthy.hub.control.Judgement;
import io.seaworthy.hub.control.Severity;
import io.seaworthy.posture.v1.ClusterFact;
import io.seaworthy.posture.v1.Gap;
import io.seaworthy.posture.v1.ItemError;
import io.seaworthy.posture.v1.ObjectReference;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the renderings name things. */
public final class Wording {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Wording() {}

    /** {@code Release shop/web}, {@code Cluster prod}; raw, so the rendering must still make it safe. */
    public static String object(ObjectReference object) {
        var name = object.getName().isEmpty() ? "(no name)" : object.getName();
        return object.getKind() + " " + (object.getNamespace().isEmpty() ? name : object.getNamespace() + "/" + name);
    }

    /** What was judged and what came out; the object is not named twice where the verdict names it. */
    public static String verdict(Judgement judgement) {
        var subject = judgement.subject();
        var text = judgement.verdict().text().strip();
        var name = subject.getNamespace() + "/" + subject.getName();
        if (!subject.getNamespace().isEmpty() && text.contains(name)) {
            return text;
        }
        return object(subject) + (text.isEmpty() ? "" : ": " + text);
    }

    /** {@code list secrets (cluster-wide)}, {@code list secrets in shop}. */
    public static String access(Gap gap) {
        return gap.getVerb() + " " + gap.getResource()
                + (gap.getNamespace().isEmpty() ? " (cluster-wide)" : " in " + gap.getNamespace());
    }

    /** Why it could not be read, as the end of a sentence. */
    public static String reason(Gap gap) {
        var words = switch (gap.getReason()) {
            case DENIED -> "permission is missing";
            case NOT_RECORDED -> "not in the recording";
            case UNREACHABLE -> "no answer arrived";
            case UNREADABLE -> "could not be understood";
            case NOT_SERVED -> "nothing that brings it is installed";
            case REASON_UNSPECIFIED, UNRECOGNIZED -> "no reason known";
        };
        return gap.getDetail().isEmpty() ? words : words + ": " + gap.getDetail();
    }

    /** {@code Secret shop/web: is cut off. Restore it.} */
    public static String problem(ItemError error) {
        return error.getItem() + ": " + error.getReason() + (error.getReason().endsWith(".") ? " " : ". ")
                + error.getRemedy();
    }

    /** {@code 1 control}, {@code 3 controls}. */
    public static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** {@code ‼}, {@code ▲}, {@code ◆}, {@code ○}: tells severities apart without colour. */
    public static String mark(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "‼";
            case HIGH -> "▲";
            case MEDIUM -> "◆";
            case LOW -> "○";
        };
    }

    /** {@code 2026-11-21 04:11 UTC}. */
    public static String minute(Timestamp time) {
        return MINUTE.format(Instant.ofEpochSecond(time.getSeconds()));
    }

    /** One sentence on how much could be judged at all. */
    public static String coverage(ScanReport report) {
        var coverage = report.coverage();
        var asked = coverage.judged() + coverage.unknown();
        return asked == 0
                ? "No control applies to what was seen."
                : "Coverage " + coverage.percent() + " %: " + coverage.judged() + " of " + count(asked, "verdict")
                        + " could be given.";
    }

    /** {@code 12 releases (Helm 2: 3, Helm 3: 9)}. */
    public static String releases(ClusterFact cluster) {
        if (!cluster.hasReleases()) {
            return "releases could not all be listed";
        }
        var census = cluster.getReleases();
        var generations = new LinkedHashMap<String, Integer>();
        generations.put("Helm 2", census.getHelm2());
        generations.put("Helm 3", census.getHelm3());
        generations.put("Helm 4", census.getHelm4());
        generations.put("Helm 3 or 4", census.getUndetermined());
        var parts = generations.entrySet().stream()
                .filter(generation -> generation.getValue() > 0)
                .map(generation -> generation.getKey() + ": " + generation.getValue())
                .collect(Collectors.joining(", "));
        var total = generations.values().stream().mapToInt(Integer::intValue).sum();
        return count(total, "release")
                + (parts.isEmpty() ? "" : " (" + parts + ")")
                + (census.getUnreadable() == 0 ? "" : ", " + count(census.getUnreadable(), "unreadable record"));
    }

    /** {@code 2 Tillers (1 running)}. */
    public static String tillers(ClusterFact cluster) {
        if (cluster.hasTillers() && cluster.getTillers().getFound() == 0) {
            return "no Tiller";
        }
        return cluster.hasTillers()
                ? count(cluster.getTillers().getFound(), "Tiller") + " ("
                        + cluster.getTillers().getRunning() + " running)"
                : "Tillers could not be looked for everywhere";
    }
}
