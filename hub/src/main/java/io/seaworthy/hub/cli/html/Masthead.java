package io.seaworthy.hub.cli.html;

import io.seaworthy.hub.cli.report.ScanReport;
import io.seaworthy.hub.cli.report.Wording;

/** Whose report this is, and how the cluster stands. */
final class Masthead {

    private final Html html;

    Masthead(Html html) {
        this.html = html;
    }

    void write(ScanReport report, String name) {
        var cluster = report.cluster();
        html.raw("<header>\n<div class=\"what\">\n")
                .element("p class=\"kicker\"", "Seaworthy · Helm posture report")
                .element("h1", name);
        html.raw("<dl class=\"about\">\n");
        about("Kubernetes", cluster.getKubernetesVersion().isEmpty() ? "not known" : cluster.getKubernetesVersion());
        about("Observed", Wording.minute(report.posture().getObservedAt()));
        about("Releases", Wording.releases(cluster));
        about("Tillers", Wording.tillers(cluster));
        if (!cluster.getNamespacesList().isEmpty()) {
            about("Only these namespaces", String.join(", ", cluster.getNamespacesList()));
        }
        html.raw("</dl>\n</div>\n");
        report.score()
                .ifPresentOrElse(
                        score -> html.raw("<div class=\"grade grade-" + score.grade() + "\">")
                                .element("span class=\"word\"", "Grade")
                                .element("strong", score.grade().name())
                                .element("span class=\"points\"", score.points() + " of 100")
                                .raw("</div>\n"),
                        () -> html.raw("<div class=\"grade grade-none\">")
                                .element("strong", "No grade")
                                .element("span class=\"points\"", "nothing could be judged")
                                .raw("</div>\n"));
        html.raw("<ul class=\"counts\">\n");
        report.counts()
                .forEach((severity, count) -> html.raw(
                                "<li class=\"" + severity.word() + (count == 0 ? " zero" : "") + "\">")
                        .element("strong", String.valueOf(count))
                        .text(" " + severity.word())
                        .raw("</li>\n"));
        html.raw("<li class=\"unknown\">")
                .element("strong", String.valueOf(report.unknowns().size()))
                .text(" not assessed")
                .raw("</li>\n</ul>\n");
        html.element("p class=\"coverage\"", Wording.coverage(report));
        html.raw("</header>\n");
    }

    private void about(String term, String value) {
        html.raw("<div>").element("dt", term).element("dd", value).raw("</div>\n");
    }
}
