package io.seaworthy.e2e.dashboard;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

/** Somebody in front of the dashboard: one browser session, one page. */
public final class Visitor implements AutoCloseable {

    private static final double PATIENCE = 15_000;
    private static final double MOMENT = 100;

    private final BrowserContext context;
    private final Page page;
    private final URI hub;
    private final Complaints complaints;

    Visitor(Browser browser, URI hub) {
        this.hub = hub;
        this.context = browser.newContext(new Browser.NewContextOptions()
                .setReducedMotion(ReducedMotion.REDUCE)
                .setPermissions(List.of("clipboard-read", "clipboard-write"))
                .setAcceptDownloads(true));
        this.complaints = new Complaints(context, hub);
        this.page = context.newPage();
        page.setDefaultTimeout(PATIENCE);
        page.setDefaultNavigationTimeout(PATIENCE);
        Look.LIGHT_WIDE.applyTo(page);
    }

    public Page page() {
        return page;
    }

    /** Another tab of the same session. */
    public Page anotherTab() {
        return context.newPage();
    }

    /** Loads a page anew and waits until nothing of it is missing. */
    public Visitor open(String path) {
        page.navigate(hub.resolve(path).toString());
        return settled();
    }

    /** Waits until the page has a heading and none of its parts is still loading. */
    public Visitor settled() {
        page.locator("h1").first().waitFor();
        var loading = page.locator(".skeleton, [aria-busy=true]").filter(new Locator.FilterOptions().setVisible(true));
        do {
            loading.first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
            // What has come may ask for more, which shows that it loads a moment later.
            page.waitForTimeout(MOMENT);
        } while (loading.count() > 0);
        return this;
    }

    /** Fills in the login form that is shown; does not wait for what comes of it. */
    public void enter(String account, String password) {
        page.getByLabel("Account").fill(account);
        page.getByLabel("Password").fill(password);
        button("Sign in").click();
    }

    /** Signs in and waits for the page behind the login. */
    public Visitor signIn(String account, String password) {
        open("/login");
        enter(account, password);
        page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Pages"))
                .waitFor();
        return settled();
    }

    /** A button by its name. */
    public Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** A command or secret that can be copied, by its label. */
    public Locator snippet(String label) {
        return page.locator("pre[aria-label='%s']".formatted(label));
    }

    /** What unfolds a menu, by its label. */
    public Locator menu(String label) {
        return page.locator("sea-menu summary").filter(new Locator.FilterOptions().setHasText(label));
    }

    /** A link by its name. */
    public Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** A heading by its name. */
    public Locator heading(String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The path and query that the address bar shows. */
    public String place() {
        var address = URI.create(page.url());
        return address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
    }

    /** {@code name=value} of the session, as a browser sends it. */
    public String cookies() {
        return context.cookies().stream()
                .map(cookie -> cookie.name + "=" + cookie.value)
                .collect(Collectors.joining("; "));
    }

    /** Until the hub is back nobody complains that it answers 503. */
    public void hubIsAway(boolean away) {
        complaints.hubIsAway(away);
    }

    /** What the browser complained about so far. */
    public List<String> complaints() {
        return complaints.all();
    }

    /** {@code GET http://…} of everything that was asked so far. */
    public List<String> requested() {
        return complaints.requested();
    }

    @Override
    public void close() {
        context.close();
    }
}
