package dev.identitycheck.it.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.Route.FulfillOptions;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.server.InstalledBrowser;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The Chromium of this machine, for what only a real browser shows. */
final class Chromium implements AutoCloseable {

    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        Path executable = InstalledBrowser.demand();
        this.playwright =
                Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(executable).setArgs(ARGUMENTS));
    }

    /** A window of a browser that was never used before. */
    Window window(Look look) {
        BrowserContext context = browser.newContext(look.context());
        // Nobody listens at the application's address; arriving there is enough. A pattern would not see redirects; so
        // every request waits until the test has its next look at the window.
        context.route(
                url -> url.startsWith(Page.APPLICATION),
                route -> route.fulfill(
                        new FulfillOptions().setContentType("text/html").setBody("<title>Arrived</title>")));
        return new Window(context);
    }

    @Override
    public void close() {
        playwright.close();
    }
}
