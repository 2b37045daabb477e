package io.seaworthy.e2e.dashboard;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Locale;

/** A theme and a width in which every page has to be fit to be seen. */
public enum Look {
    LIGHT_WIDE(ColorScheme.LIGHT, 1440, 900),
    LIGHT_NARROW(ColorScheme.LIGHT, 390, 844),
    DARK_NARROW(ColorScheme.DARK, 390, 844),
    DARK_WIDE(ColorScheme.DARK, 1440, 900);

    private final ColorScheme scheme;
    private final int width;
    private final int height;

    Look(ColorScheme scheme, int width, int height) {
        this.scheme = scheme;
        this.width = width;
        this.height = height;
    }

    void applyTo(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(width, height);
    }

    /** {@code light-1440} */
    public String suffix() {
        return scheme.name().toLowerCase(Locale.ROOT) + "-" + width;
    }
}
