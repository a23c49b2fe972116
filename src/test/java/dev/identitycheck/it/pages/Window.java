package dev.identitycheck.it.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import dev.identitycheck.it.visit.Credentials;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** One window of a real browser, and what a person does in it. */
final class Window implements AutoCloseable {

    private static final Pattern APPLICATION =
            Pattern.compile("^" + Pattern.quote(dev.identitycheck.it.visit.Page.APPLICATION) + ".*");
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final int MOST_TABS = 40;
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final BrowserContext context;
    private final Page page;

    Window(BrowserContext context) {
        this.context = context;
        this.page = context.newPage();
    }

    /** Opens the application and signs in at the provider, with the keyboard. */
    Window signsInWith(String realmUrl, String provider, Credentials credentials, String language) {
        page.navigate(realmUrl + "/protocol/openid-connect/auth?client_id=app&response_type=code&scope=openid"
                + "&redirect_uri=" + dev.identitycheck.it.visit.Page.APPLICATION
                + "&kc_idp_hint=" + provider + "&ui_locales=" + language);
        page.locator("#username").fill(credentials.username());
        page.locator("#password").fill(credentials.password());
        page.keyboard().press("Enter");
        return this;
    }

    /** Opens an action of the account's own, and signs in with the password where that is asked. */
    Window goesToAction(String realmUrl, String action, Credentials credentials, String language) {
        page.navigate(realmUrl + "/protocol/openid-connect/auth?client_id=app&response_type=code&scope=openid"
                + "&redirect_uri=" + dev.identitycheck.it.visit.Page.APPLICATION
                + "&kc_action=" + action + "&ui_locales=" + language);
        if (page.locator("#kc-form-login").count() > 0) {
            page.locator("#username").fill(credentials.username());
            page.locator("#password").fill(credentials.password());
            page.keyboard().press("Enter");
        }
        return this;
    }

    Window opens(String url) {
        page.navigate(url);
        return this;
    }

    /** Waits until there is such an element. */
    Locator sees(String selector) {
        Locator element = page.locator(selector);
        element.waitFor();
        return element;
    }

    /** Shows a mail, as a mail program would. */
    void reads(String html) {
        page.navigate("about:blank");
        page.setContent(html);
    }

    Window presses(String key) {
        page.keyboard().press(key);
        return this;
    }

    /** Goes on with the Tab key until this element has the keyboard's focus. */
    Window tabsTo(String selector) {
        page.locator(selector).waitFor();
        for (int tab = 0; tab < MOST_TABS; tab++) {
            if ((boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
                return this;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("The keyboard does not come to " + selector);
    }

    Window types(String text) {
        page.keyboard().press("Control+A");
        page.keyboard().type(text);
        return this;
    }

    /** The value or id of what has the keyboard's focus. */
    String focus() {
        return (String) page.evaluate("() => document.activeElement.value || document.activeElement.id");
    }

    String arrives() {
        page.waitForURL(APPLICATION);
        return page.url();
    }

    void leavesNothingToReproach(String name) {
        page.screenshot(new ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve(name + ".png")));
        assertThat(new AxeBuilder(page).withTags(WCAG).analyze().getViolations())
                .as(name)
                .isEmpty();
        assertThat(overflow()).as("%s has nothing beside the window", name).isZero();
    }

    private int overflow() {
        return (int) page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    @Override
    public void close() {
        context.close();
    }
}
