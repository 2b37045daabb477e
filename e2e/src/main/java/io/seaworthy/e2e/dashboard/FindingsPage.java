package io.seaworthy.e2e.dashboard;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.seaworthy.e2e.process.Await;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The table of findings as somebody uses it. */
public final class FindingsPage {

    private static final Duration SOON = Duration.ofSeconds(15);

    private final Visitor visitor;

    private FindingsPage(Visitor visitor) {
        this.visitor = visitor;
    }

    /** @param query {@code ?severity=critical}, or nothing for what is open */
    public static FindingsPage open(Visitor visitor, String query) {
        visitor.open("/findings" + query);
        return new FindingsPage(visitor);
    }

    /** What the page says there is, such as {@code 10,000+ findings}. */
    public Locator amount() {
        return visitor.page().locator(".top").getByRole(AriaRole.STATUS);
    }

    /** The whole table. */
    public Locator table() {
        return visitor.page().getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Findings"));
    }

    /** What the table says it has in all; asked again until it is known. */
    public long total() {
        var table = table();
        return Await.atMost(SOON)
                        .value(
                                "the table knows its total",
                                () -> Optional.of(Long.parseLong(table.getAttribute("aria-rowcount")))
                                        .filter(count -> count >= 1))
                - 1;
    }

    /** Waits until the table has so many in all. */
    public void awaitTotal(long expected) {
        Await.atMost(SOON).until("the table has " + expected, () -> total() == expected);
    }

    /** Waits until a finding comes first. */
    public void awaitFirst(String id) {
        Await.atMost(SOON).until("finding " + id + " comes first", () -> {
            var shown = ids();
            return !shown.isEmpty() && shown.getFirst().equals(id);
        });
    }

    /** Rows that are in the document now, the head left out. */
    public Locator rows() {
        return visitor.page().locator("cdk-virtual-scroll-viewport [role=row]");
    }

    /** The row at this place of the whole list, from 0. */
    public Locator row(int place) {
        return visitor.page().locator("[role=row][aria-rowindex='%d']".formatted(place + 2));
    }

    /** What scrolls. */
    public Locator viewport() {
        return visitor.page().locator("cdk-virtual-scroll-viewport");
    }

    /** Scrolls by so many pixels and waits until rows are there. */
    public void scrollBy(int pixels) {
        viewport().evaluate("(box, by) => { box.scrollTop += by; }", pixels);
        rows().first().waitFor();
    }

    /** The link to a finding. */
    public Locator link(String id) {
        return visitor.page().locator("a.row-link[href$='%s']".formatted(id));
    }

    /** Ids of the findings whose rows are in the document, from the top. */
    public List<String> ids() {
        return rows().locator("a.row-link").all().stream()
                .map(link -> link.getAttribute("href"))
                .map(address -> address.substring(address.lastIndexOf('/') + 1))
                .toList();
    }

    /** Marks the rows at these places. */
    public void select(int... places) {
        for (var place : places) {
            row(place).getByRole(AriaRole.CHECKBOX).check();
        }
    }

    /** Marks the row of a finding that is not far below what is in sight. */
    public void selectFinding(String id) {
        var row = rows().filter(new Locator.FilterOptions().setHas(link(id)));
        Await.atMost(SOON).until("the row of " + id + " is in sight", () -> {
            if (row.count() == 0) {
                scrollBy(300);
            }
            return row.count() == 1;
        });
        row.getByRole(AriaRole.CHECKBOX).check();
    }
}
