package dev.identitycheck.it.pages;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One Chromium for all tests of a class. */
final class RealBrowser implements BeforeAllCallback, AfterAllCallback {

    private @Nullable Chromium chromium;

    @Override
    public void beforeAll(ExtensionContext context) {
        chromium = new Chromium();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (chromium != null) {
            chromium.close();
        }
    }

    /** A window of a browser that was never used before. */
    Window window(Look look) {
        if (chromium == null) {
            throw new IllegalStateException("No browser");
        }
        return chromium.window(look);
    }
}
