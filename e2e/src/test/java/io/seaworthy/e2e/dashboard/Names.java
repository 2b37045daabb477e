package io.seaworthy.e2e.dashboard;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;

/** How things on a page are found by their names, in the page and inside of something on it. */
final class Names {

    private Names() {}

    static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    static Page.GetByRoleOptions startingWith(String name) {
        return new Page.GetByRoleOptions().setName(Pattern.compile("^" + name));
    }

    static Locator.GetByRoleOptions inside(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    static Locator.GetByRoleOptions containing(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
