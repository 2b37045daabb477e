package io.seaworthy.hub.cli.table;

import io.seaworthy.hub.cli.report.Plain;
import io.seaworthy.hub.cli.report.ScanReport;
import io.seaworthy.hub.cli.report.Wording;
import io.seaworthy.hub.score.Score;
import io.seaworthy.hub.score.Scoring;

/** Which cluster, when, and how it stands. */
final class Headline {

    private final Sheet sheet;
    private final Ink ink;

    Headline(Sheet sheet, Ink ink) {
        this.sheet = sheet;
        this.ink = ink;
    }

    void write(ScanReport report) {
        var cluster = report.cluster();
        var name = cluster.getName().isEmpty() ? "cluster without a name" : cluster.getName();
        var version = cluster.getKubernetesVersion().isEmpty() ? "version not known" : cluster.getKubernetesVersion();
        sheet.line(ink.heading(Plain.line(name)) + " · Kubernetes " + Plain.line(version) + " · observed "
                + Wording.minute(report.posture().getObservedAt()));
        sheet.text("", Wording.releases(cluster) + " · " + Wording.tillers(cluster));
        if (!cluster.getNamespacesList().isEmpty()) {
            sheet.text(
                    "",
                    "Only " + Wording.count(cluster.getNamespacesCount(), "namespace") + ": "
                            + String.join(", ", cluster.getNamespacesList()));
        }
        sheet.blank();
        report.score().ifPresentOrElse(score -> graded(report, score), () -> ungraded(report));
    }

    private void graded(ScanReport report, Score score) {
        sheet.line(ink.heading("Grade ") + ink.grade(score.grade()) + "   " + score.points() + " of 100   "
                + report.countsLine());
        sheet.text("", Wording.coverage(report));
        score.cap()
                .filter(worst -> score.base() >= Scoring.cap(worst) + 1)
                .ifPresent(worst -> sheet.text(
                        "",
                        "A " + worst.word() + " finding caps the score at " + Scoring.cap(worst)
                                + "; without it this would be " + (int) score.base() + "."));
    }

    private void ungraded(ScanReport report) {
        sheet.line(ink.warning("No grade: not a single control could be judged."));
        sheet.text("", "This is not a clean bill of health. " + Wording.coverage(report));
    }
}
