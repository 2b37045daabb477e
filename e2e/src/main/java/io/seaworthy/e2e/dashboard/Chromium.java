package io.seaworthy.e2e.dashboard;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import io.seaworthy.e2e.process.ProgramFailure;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The machine's Chromium without a window, driven by Playwright on the Node that the pages are built with. */
public final class Chromium implements AutoCloseable {

    static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;
    private final List<Visitor> visitors = new ArrayList<>();

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /**
     * Starts it.
     *
     * @throws ProgramFailure the machine has none
     */
    public static Chromium start() {
        var program = PageTools.chromium()
                .orElseThrow(() -> new ProgramFailure(RequiresChromiumCondition.NONE + "; the dashboard needs one"));
        var playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of(
                        "PLAYWRIGHT_NODEJS_PATH",
                        PageTools.node().toString(),
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                        "1")));
        var browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(FLAGS));
        return new Chromium(playwright, browser);
    }

    /** Somebody with cookies of their own, who has not signed in. */
    public Visitor visitor(URI hub) {
        var visitor = new Visitor(browser, hub);
        visitors.add(visitor);
        return visitor;
    }

    @Override
    public void close() {
        visitors.forEach(Visitor::close);
        browser.close();
        playwright.close();
    }
}
