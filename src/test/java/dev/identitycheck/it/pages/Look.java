package dev.identitycheck.it.pages;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Locale;

/** How somebody looks at a page. */
record Look(ColorScheme scheme, int width, int height, boolean javaScript) {

    private static final int DESKTOP = 1280;
    private static final int PHONE = 360;

    static List<Look> usual() {
        return List.of(
                new Look(ColorScheme.LIGHT, DESKTOP, 1080, true),
                new Look(ColorScheme.DARK, DESKTOP, 1080, true),
                new Look(ColorScheme.LIGHT, PHONE, 740, true),
                new Look(ColorScheme.DARK, PHONE, 740, true));
    }

    static Look phone() {
        return usual().get(3);
    }

    static Look desktop() {
        return usual().get(0);
    }

    /** A small notebook. */
    static Look notebook() {
        return new Look(ColorScheme.LIGHT, DESKTOP, 800, true);
    }

    /** The notebook at 200 %. */
    static Look enlarged() {
        return new Look(ColorScheme.LIGHT, DESKTOP / 2, 400, true);
    }

    /** A small phone. */
    static Look smallPhone() {
        return new Look(ColorScheme.LIGHT, PHONE, 640, true);
    }

    Look withoutJavaScript() {
        return new Look(scheme, width, height, false);
    }

    /** The narrowest that WCAG 2.2, 1.4.10 Reflow, asks for. */
    static Look narrowest() {
        return new Look(ColorScheme.LIGHT, 320, 740, true);
    }

    NewContextOptions context() {
        return new NewContextOptions()
                .setColorScheme(scheme)
                .setViewportSize(width, height)
                .setJavaScriptEnabled(javaScript)
                .setLocale("en");
    }

    @Override
    public String toString() {
        return scheme.name().toLowerCase(Locale.ROOT) + "-" + width + (javaScript ? "" : "-without-javascript");
    }
}
