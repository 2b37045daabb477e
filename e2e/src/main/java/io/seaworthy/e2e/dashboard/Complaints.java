package io.seaworthy.e2e.dashboard;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Request;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a browser has to complain about while pages are used: errors on the console, uncaught ones, violations of the
 * content security policy, requests to strangers, answers with 5xx. Refusals of the hub (4xx) are none: pages are made to
 * show them.
 */
final class Complaints {

    private static final Pattern REFUSAL = Pattern.compile(
            "Failed to load resource: the server responded with a status of 4\\d\\d.*|Failed to load resource: net::ERR_.*");
    private static final String UNAVAILABLE = "Failed to load resource: the server responded with a status of 503";

    private static final String REPORT_VIOLATIONS = """
            document.addEventListener('securitypolicyviolation', event =>
              console.error('policy violated: ' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample));
            """;

    private final URI hub;
    private final List<String> all = new ArrayList<>();
    private final Set<String> requested = new LinkedHashSet<>();
    private boolean hubIsAway;

    Complaints(BrowserContext context, URI hub) {
        this.hub = hub;
        context.addInitScript(REPORT_VIOLATIONS);
        context.onConsoleMessage(message -> {
            if (message.type().equals("error")
                    && !REFUSAL.matcher(message.text()).matches()
                    && !(hubIsAway && message.text().startsWith(UNAVAILABLE))) {
                all.add("console: " + message.text());
            }
        });
        context.onWebError(error -> all.add("uncaught: " + error.error()));
        context.onRequest(this::look);
        context.onResponse(response -> {
            if (response.status() >= 500 && !(hubIsAway && response.status() == 503)) {
                all.add("%d for %s".formatted(response.status(), response.url()));
            }
        });
    }

    private void look(Request request) {
        var address = request.url();
        if (!address.startsWith("data:") && !address.startsWith("blob:") && !address.startsWith(hub + "/")) {
            all.add("asks a stranger: " + address);
        }
        requested.add(request.method() + " " + address);
    }

    /** While it is, and only then, 503 is the right answer of a hub that starts. */
    void hubIsAway(boolean away) {
        hubIsAway = away;
    }

    List<String> all() {
        return List.copyOf(all);
    }

    /** {@code GET http://…}, in the order in which they were first asked. */
    List<String> requested() {
        return List.copyOf(requested);
    }
}
