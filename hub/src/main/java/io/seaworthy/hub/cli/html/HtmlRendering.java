package io.seaworthy.hub.cli.html;

import io.seaworthy.hub.cli.report.Rendering;
import io.seaworthy.hub.cli.report.ScanReport;
import io.seaworthy.hub.cli.report.Wording;
import io.seaworthy.hub.control.Judgement;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.stream.Collectors;

/** One page to hand on: no script, nothing loaded from elsewhere, readable on screen, on paper and by a screen reader. */
public final class HtmlRendering implements Rendering {

    private final String version;

    /** @param version of Seaworthy */
    public HtmlRendering(String version) {
        this.version = version;
    }

    @Override
    public void render(ScanReport report, OutputStream out) throws IOException {
        var writer = new PrintWriter(out, false, StandardCharsets.UTF_8);
        var html = new Html(writer);
        var name = report.cluster().getName().isEmpty()
                ? "cluster without a name"
                : report.cluster().getName();
        html.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .raw("<meta name=\"color-scheme\" content=\"light dark\">\n")
                .raw(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
                .element("title", "Helm posture of " + name)
                .raw("<style>\n" + style() + "</style>\n</head>\n<body>\n");
        new Masthead(html).write(report, name);
        html.raw("<main>\n");
        new FindingSections(html).write(report);
        new UnknownSections(html).write(report);
        passed(html, report);
        html.raw("</main>\n<footer>\n")
                .element(
                        "p",
                        "Made by Seaworthy " + version
                                + ". Each verdict is one control asked about one observed object. The score weighs each "
                                + "control by its severity and is capped by the worst finding; what could not be judged "
                                + "is never counted as good.")
                .raw("</footer>\n</body>\n</html>\n");
        writer.flush();
    }

    private static void passed(Html html, ScanReport report) {
        var passes = report.judgements().stream()
                .filter(Judgement::passed)
                .collect(Collectors.groupingBy(Judgement::control, LinkedHashMap::new, Collectors.counting()));
        if (passes.isEmpty()) {
            return;
        }
        html.raw("<section aria-labelledby=\"passed\">\n").element("h2 id=\"passed\"", "Checked and found good");
        html.raw("<table>\n").element("caption", "Controls that passed, and for how many objects");
        html.raw("<thead><tr><th scope=\"col\">Control</th><th scope=\"col\">What holds</th>")
                .raw("<th scope=\"col\" class=\"number\">Objects</th></tr></thead>\n<tbody>\n");
        passes.forEach((control, count) -> html.raw("<tr>")
                .element("th scope=\"row\" class=\"id\"", control.id())
                .element("td", control.title())
                .element("td class=\"number\"", Wording.count(count, "object"))
                .raw("</tr>\n"));
        html.raw("</tbody>\n</table>\n</section>\n");
    }

    private static String style() throws IOException {
        try (var css = Objects.requireNonNull(
                HtmlRendering.class.getResourceAsStream("report.css"), "report.css is not in the jar")) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
