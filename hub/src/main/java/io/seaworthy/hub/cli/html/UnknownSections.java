package io.seaworthy.hub.cli.html;

import io.seaworthy.hub.cli.report.MissingPermissions;
import io.seaworthy.hub.cli.report.ScanReport;
import io.seaworthy.hub.cli.report.Wording;
import java.util.List;
import java.util.stream.Collectors;

/** What stays unknown, what could not be read, and what would change that. */
final class UnknownSections {

    private final Html html;

    UnknownSections(Html html) {
        this.html = html;
    }

    void write(ScanReport report) {
        if (!report.unknowns().isEmpty() || !report.gaps().isEmpty()) {
            html.raw("<section aria-labelledby=\"unknown\">\n").element("h2 id=\"unknown\"", "Could not be assessed");
            unknowns(report);
            gaps(report);
            html.raw("</section>\n");
        }
        if (!report.errors().isEmpty()) {
            html.raw("<section aria-labelledby=\"unread\">\n").element("h2 id=\"unread\"", "Could not be read");
            html.raw("<table>\n").element("caption", "Items that were left out; everything else was scanned");
            html.raw(
                            "<thead><tr><th scope=\"col\">Item</th><th scope=\"col\">Reason</th><th scope=\"col\">What to do</th>")
                    .raw("</tr></thead>\n<tbody>\n");
            report.errors()
                    .forEach(error -> html.raw("<tr>")
                            .element("th scope=\"row\"", error.getItem())
                            .element("td", error.getReason())
                            .element("td", error.getRemedy())
                            .raw("</tr>\n"));
            html.raw("</tbody>\n</table>\n</section>\n");
        }
    }

    private void unknowns(ScanReport report) {
        if (report.unknowns().isEmpty()) {
            return;
        }
        html.raw("<table>\n").element("caption", "Verdicts that could not be given; none of them counts as good");
        html.raw("<thead><tr><th scope=\"col\">What is missing</th><th scope=\"col\">Controls</th>")
                .raw("<th scope=\"col\">Objects</th></tr></thead>\n<tbody>\n");
        report.unknownsByReason()
                .forEach((missing, unknowns) -> html.raw("<tr>")
                        .element("th scope=\"row\"", missing)
                        .element(
                                "td class=\"id\"",
                                distinct(unknowns.stream()
                                        .map(unknown -> unknown.control().id())
                                        .toList()))
                        .element(
                                "td",
                                distinct(unknowns.stream()
                                        .map(unknown -> Wording.object(unknown.subject()))
                                        .toList()))
                        .raw("</tr>\n"));
        html.raw("</tbody>\n</table>\n");
    }

    private static String distinct(List<String> names) {
        return names.stream().distinct().collect(Collectors.joining(", "));
    }

    private void gaps(ScanReport report) {
        if (report.gaps().isEmpty()) {
            return;
        }
        html.raw("<table>\n").element("caption", "What could not be looked at");
        html.raw("<thead><tr><th scope=\"col\">Access</th><th scope=\"col\">Reason</th></tr></thead>\n<tbody>\n");
        report.gaps()
                .forEach(gap -> html.raw("<tr>")
                        .element("th scope=\"row\"", Wording.access(gap))
                        .element("td", Wording.reason(gap))
                        .raw("</tr>\n"));
        html.raw("</tbody>\n</table>\n");
        var missing = MissingPermissions.of(report.gaps());
        if (!missing.none()) {
            html.element(
                            "p",
                            "To let the next scan see it, an administrator creates the role and binds it to the account:")
                    .raw("<pre><code>")
                    .block(missing.command() + "\n" + String.join("\n", missing.bindings()))
                    .raw("</code></pre>\n");
        }
    }
}
