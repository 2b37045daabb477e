package io.seaworthy.hub.cli.html;

import io.seaworthy.hub.cli.report.ScanReport;
import io.seaworthy.hub.cli.report.Wording;
import io.seaworthy.hub.control.Judgement;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong, worst first; each control with why it matters, every object that fails it and the commands for it. */
final class FindingSections {

    private final Html html;

    FindingSections(Html html) {
        this.html = html;
    }

    void write(ScanReport report) {
        html.raw("<section aria-labelledby=\"findings\">\n").element("h2 id=\"findings\"", "Findings");
        var groups = report.findingsByControl();
        if (groups.isEmpty()) {
            html.element(
                    "p class=\"" + (report.assessed() ? "good" : "unknown") + "\"",
                    report.assessed()
                            ? "✓ No findings: every control that could be judged passed."
                            : "Nothing could be judged. This is not a clean bill of health.");
        }
        groups.forEach((group, findings) -> group(report, group, findings));
        html.raw("</section>\n");
    }

    private void group(ScanReport report, ScanReport.Group group, List<Judgement> findings) {
        var control = group.control();
        html.raw("<article class=\"" + group.severity().word() + "\">\n<h3>")
                .element(
                        "span class=\"severity\"",
                        Wording.mark(group.severity()) + " " + group.severity().word())
                .element("span class=\"expected\"", "Expected:")
                .text(" " + control.title())
                .element("code", control.id())
                .raw("</h3>\n");
        html.element("p class=\"why\"", control.why().strip().replaceAll("\\s+", " "));
        html.raw("<table>\n")
                .element(
                        "caption",
                        Wording.count(findings.size(), "object") + " that "
                                + (findings.size() == 1 ? "fails" : "fail"));
        html.raw(
                "<thead><tr><th scope=\"col\">Object</th><th scope=\"col\">Evidence and fix</th></tr></thead>\n<tbody>\n");
        findings.forEach(finding -> row(report, finding));
        html.raw("</tbody>\n</table>\n");
        if (!control.frameworks().isEmpty()) {
            html.element(
                    "p class=\"frameworks\"",
                    control.frameworks().entrySet().stream()
                            .map(framework -> framework.getKey() + ": " + String.join(", ", framework.getValue()))
                            .collect(Collectors.joining(" · ")));
        }
        html.raw("</article>\n");
    }

    private void row(ScanReport report, Judgement finding) {
        html.raw("<tr>")
                .element("th scope=\"row\"", Wording.object(finding.subject()))
                .raw("<td>")
                .element("p", finding.verdict().text().strip());
        if (!finding.fix().isBlank()) {
            html.raw("<details><summary>Fix")
                    .text(report.gainWords(finding))
                    .raw("</summary>\n<pre><code>")
                    .block(finding.fix())
                    .raw("</code></pre></details>");
        }
        html.raw("</td></tr>\n");
    }
}
