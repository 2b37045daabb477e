package io.seaworthy.e2e.dashboard;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import io.seaworthy.e2e.process.JavaProgram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** Looks at a page in every {@link Look}: keeps its picture, asks axe, and sees whether it fits. */
public final class Inspection {

    private static final int TALLEST_PICTURE = 2600;
    /** A promise whose value is JSON; axe has to be there. The size of targets is asked by WCAG 2.2, and off unless asked for. */
    private static final String ASK_AXE = """
            axe.run(document, {resultTypes: ['violations'], rules: {'target-size': {enabled: true}}}).then(result => JSON.stringify(
              result.violations.map(v => ({rule: v.id, nodes: v.nodes.slice(0, 3).map(n => n.target + ' ' + n.failureSummary)}))))
            """;

    private static final String WHAT_STICKS_OUT = """
            [...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth)
              .map(e => e.parentElement.tagName.toLowerCase() + ' > ' + e.tagName.toLowerCase()).slice(0, 3).join(', ')
            """;

    private static final String SOURCE = PageTools.axe();

    private Inspection() {}

    /** {@code e2e/target/pages/NAME-theme-width.png} */
    public static Path picture(String name) {
        return JavaProgram.repository().resolve("e2e/target/pages").resolve(name + ".png");
    }

    /**
     * Inspects what is shown now.
     *
     * @param name of the pictures
     * @return one line for each thing that is wrong, none if the page is fit
     */
    public static List<String> of(Visitor visitor, String name) {
        var page = visitor.page();
        var wrong = new ArrayList<String>();
        for (var look : Look.values()) {
            look.applyTo(page);
            visitor.settled();
            photograph(page, name + "-" + look.suffix());
            var tooWide = ((Number) page.evaluate("document.documentElement.scrollWidth - innerWidth")).intValue();
            if (tooWide > 0) {
                wrong.add("%s %s: %d px too wide: %s"
                        .formatted(name, look.suffix(), tooWide, page.evaluate(WHAT_STICKS_OUT)));
            }
            violations(page).forEach(found -> wrong.add(name + " " + look.suffix() + " " + found));
        }
        Look.LIGHT_WIDE.applyTo(page);
        return wrong;
    }

    /** Keeps a picture of what is shown now. */
    public static void photograph(Page page, String name) {
        var viewport = page.viewportSize();
        var height = ((Number) page.evaluate("document.documentElement.scrollHeight")).intValue();
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(picture(name))
                .setFullPage(true)
                .setClip(0, 0, viewport.width, Math.min(Math.max(height, viewport.height), TALLEST_PICTURE))
                .setAnimations(ScreenshotAnimations.DISABLED));
    }

    /** What axe finds against what is shown now: rule, place and reason. */
    public static List<String> violations(Page page) {
        // Over the debugging protocol, because the page's own policy lets no script in.
        var session = page.context().newCDPSession(page);
        try {
            var known = evaluate(session.send("Runtime.evaluate", expression("typeof axe === 'object'")));
            if (!known.get("value").getAsBoolean()) {
                session.send("Runtime.evaluate", expression(SOURCE));
            }
            var answer = evaluate(session.send("Runtime.evaluate", expression(ASK_AXE)));
            var found = JsonParser.parseString(answer.get("value").getAsString());
            return StreamSupport.stream(found.getAsJsonArray().spliterator(), false)
                    .map(violation -> violation.getAsJsonObject().get("rule").getAsString() + ": "
                            + String.join(
                                    " | ", texts(violation.getAsJsonObject().getAsJsonArray("nodes"))))
                    .toList();
        } finally {
            session.detach();
        }
    }

    private static JsonObject expression(String script) {
        var arguments = new JsonObject();
        arguments.addProperty("expression", script);
        arguments.addProperty("awaitPromise", true);
        arguments.addProperty("returnByValue", true);
        return arguments;
    }

    private static JsonObject evaluate(JsonObject answer) {
        return answer.getAsJsonObject("result");
    }

    private static List<String> texts(JsonArray array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(element -> element.getAsString().replace('\n', ' '))
                .toList();
    }
}
