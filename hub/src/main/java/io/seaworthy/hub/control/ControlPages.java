package io.seaworthy.hub.control;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the catalogue for people: a Markdown page for each control, and a list of all. */
public final class ControlPages {

    private static final String NOTE =
            "<!-- Generated from the catalogue by `make docs`; edit the control, not this page. -->\n";

    private final List<Control> controls;
    private final Map<String, Framework> frameworks;

    public ControlPages(List<Control> controls, List<Framework> frameworks) {
        this.controls = List.copyOf(controls);
        this.frameworks = frameworks.stream().collect(Collectors.toMap(Framework::id, framework -> framework));
    }

    /** Text by file name: {@code README.md} and {@code <id>.md}. */
    public Map<String, String> pages() {
        var pages = new LinkedHashMap<String, String>();
        pages.put("README.md", index());
        controls.forEach(control -> pages.put(control.id() + ".md", page(control)));
        return pages;
    }

    private String index() {
        var page = new StringBuilder(NOTE + "# Controls\n");
        var family = "";
        for (var control : controls) {
            if (!control.family().equals(family)) {
                family = control.family();
                page.append("\n## ").append(family).append("\n\n| control | severity | passes when |\n|---|---|---|\n");
            }
            page.append("| [`%s`](%s.md) | %s | %s |\n"
                    .formatted(control.id(), control.id(), severity(control), cell(control.title())));
        }
        return page.append("\n## Frameworks\n\n").append(editions()).toString();
    }

    private String editions() {
        return frameworks.values().stream()
                .sorted((left, right) -> left.id().compareTo(right.id()))
                .map(framework -> "- `%s`: %s, %s. %s\n"
                        .formatted(framework.id(), framework.title(), framework.edition(), framework.source()))
                .collect(Collectors.joining());
    }

    /** One control's page. */
    public String page(Control control) {
        var page = new StringBuilder(NOTE);
        page.append("# %s\n\n`%s` · %s · %s · judges a `%s`\n\n"
                .formatted(
                        control.title(),
                        control.id(),
                        severity(control),
                        control.family(),
                        control.fact().message()));
        page.append("## Why\n\n").append(control.why()).append("\n\n## Verdict\n\n");
        control.applies()
                .ifPresent(applies -> page.append("Applies when:\n\n")
                        .append(cel(applies))
                        .append("Otherwise: ")
                        .append(control.notApplicable().source())
                        .append("\n\n"));
        control.assessable()
                .ifPresent(assessable -> page.append("Can be judged when:\n\n")
                        .append(cel(assessable))
                        .append("Otherwise what is missing is: ")
                        .append(control.missing().source())
                        .append("\n\n"));
        page.append("Passes when:\n\n").append(cel(control.passes()));
        control.escalates()
                .ifPresent(escalation -> page.append("A failure is %s when:\n\n"
                                .formatted(escalation.to().word()))
                        .append(cel(escalation.when())));
        if (!control.params().isEmpty()) {
            page.append("Thresholds: ").append(params(control)).append("\n\n");
        }
        page.append("Evidence:\n\n").append(cel(control.evidence()));
        page.append("## Fix\n\n").append(fence("sh", control.fix().source()));
        page.append("## When to accept it\n\n").append(control.accept()).append('\n');
        return page.append(references(control)).toString();
    }

    private String references(Control control) {
        if (control.frameworks().isEmpty()) {
            return "";
        }
        var lines = new ArrayList<String>();
        control.frameworks().forEach((id, numbers) -> numbers.forEach(number -> lines.add(reference(id, number))));
        return "\n## References\n\n" + String.join("", lines);
    }

    private String reference(String id, String number) {
        var framework = frameworks.get(id);
        if (framework == null) {
            return "- %s: %s\n".formatted(id, number);
        }
        var title = framework.references().getOrDefault(number, "");
        return "- %s (%s), %s%s\n"
                .formatted(framework.title(), framework.edition(), number, title.isEmpty() ? "" : ": " + title);
    }

    private static String severity(Control control) {
        return control.severity().word()
                + control.escalates()
                        .map(escalation -> " (sometimes " + escalation.to().word() + ")")
                        .orElse("");
    }

    private static String params(Control control) {
        return control.params().entrySet().stream()
                .map(param -> "`" + param.getKey() + "` = `" + param.getValue() + "`")
                .collect(Collectors.joining(", "));
    }

    private static String cel(Expression expression) {
        return fence("cel", expression.source());
    }

    private static String fence(String language, String text) {
        return "```" + language + "\n" + text + "\n```\n\n";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
