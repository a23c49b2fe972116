package dev.identitycheck.it.pages;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Locale;

/** How somebody looks at a page. */
record Look(ColorScheme scheme, int width, boolean javaScript) {

    private static final int DESKTOP = 1280;
    private static final int PHONE = 360;

    static List<Look> usual() {
        return List.of(
                new Look(ColorScheme.LIGHT, DESKTOP, true),
                new Look(ColorScheme.DARK, DESKTOP, true),
                new Look(ColorScheme.LIGHT, PHONE, true),
                new Look(ColorScheme.DARK, PHONE, true));
    }

    static Look phone() {
        return usual().get(3);
    }

    static Look desktop() {
        return usual().get(0);
    }

    Look withoutJavaScript() {
        return new Look(scheme, width, false);
    }

    /** The narrowest that WCAG 2.2, 1.4.10 Reflow, asks for. */
    static Look narrowest() {
        return new Look(ColorScheme.LIGHT, 320, true);
    }

    NewContextOptions context() {
        return new NewContextOptions()
                .setColorScheme(scheme)
                .setViewportSize(width, width == DESKTOP ? 1080 : 740)
                .setJavaScriptEnabled(javaScript)
                .setLocale("en");
    }

    @Override
    public String toString() {
        return scheme.name().toLowerCase(Locale.ROOT) + "-" + width + (javaScript ? "" : "-without-javascript");
    }
}
