package io.seaworthy.hub.cli.table;

import io.seaworthy.hub.cli.report.MissingPermissions;
import io.seaworthy.hub.cli.report.ScanReport;
import io.seaworthy.hub.cli.report.Wording;
import io.seaworthy.hub.control.Judgement;
import io.seaworthy.posture.v1.Gap;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What stays unknown, why, and what would change that. Never shown as good. */
final class NotAssessed {

    private static final int OBJECTS_EACH = 4;

    private final Sheet sheet;
    private final Ink ink;

    NotAssessed(Sheet sheet, Ink ink) {
        this.sheet = sheet;
        this.ink = ink;
    }

    void write(ScanReport report) {
        if (!report.unknowns().isEmpty() || !report.gaps().isEmpty()) {
            sheet.blank();
            sheet.line(ink.heading("COULD NOT BE ASSESSED") + "  "
                    + Wording.count(report.unknowns().size(), "verdict"));
            report.unknownsByReason().forEach(this::unknowns);
            gaps(report.gaps());
        }
        items(report);
    }

    /** Without the verdicts, for a rendering that lists them itself. */
    void writeItems(ScanReport report) {
        gaps(report.gaps());
        items(report);
    }

    private void items(ScanReport report) {
        if (!report.errors().isEmpty()) {
            sheet.blank();
            sheet.line(ink.heading("COULD NOT BE READ") + "  "
                    + Wording.count(report.errors().size(), "item") + "; everything else was scanned");
            for (var error : report.errors()) {
                sheet.text("  ✗ ", "    ", Wording.problem(error), Integer.MAX_VALUE);
            }
        }
    }

    private void unknowns(String missing, List<Judgement> unknowns) {
        var objects = unknowns.stream()
                .map(unknown -> Wording.object(unknown.subject()))
                .collect(Collectors.toCollection(TreeSet::new));
        var named = objects.stream().limit(OBJECTS_EACH).collect(Collectors.joining(", "));
        var controls = unknowns.stream()
                .map(unknown -> unknown.control().id())
                .distinct()
                .collect(Collectors.joining(", "));
        sheet.text("  ? ", "    ", controls, Integer.MAX_VALUE);
        sheet.text(
                "    ",
                named + (objects.size() > OBJECTS_EACH ? " and " + (objects.size() - OBJECTS_EACH) + " more" : "")
                        + ": " + missing);
    }

    private void gaps(Collection<Gap> gaps) {
        if (gaps.isEmpty()) {
            return;
        }
        sheet.blank();
        sheet.line("  Could not be looked at:");
        for (var gap : gaps) {
            sheet.text("    - ", "      ", Wording.access(gap) + ": " + Wording.reason(gap), Integer.MAX_VALUE);
        }
        var missing = MissingPermissions.of(gaps);
        if (!missing.none()) {
            sheet.blank();
            sheet.line("  To let the next scan see it, an administrator creates the role and binds it to the account:");
            sheet.commands("    ", missing.command());
            missing.bindings().forEach(binding -> sheet.commands("    ", binding));
        }
        var unrecorded = gaps.stream()
                .filter(gap -> gap.getReason() == Gap.Reason.NOT_RECORDED
                        && gap.getVerb().equals("list"))
                .map(Gap::getResource)
                .distinct()
                .sorted()
                .collect(Collectors.joining(","));
        if (!unrecorded.isEmpty()) {
            sheet.blank();
            sheet.line("  To let the next scan see it, add to the recording:");
            sheet.commands("    ", "kubectl get --all-namespaces -o json " + unrecorded + " > more.json");
        }
    }
}
