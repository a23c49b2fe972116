package dev.identitycheck.it.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserContext.ClearCookiesOptions;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.TimeoutError;
import dev.identitycheck.it.visit.Credentials;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** One window of a real browser, and what a person does in it. */
final class Window implements AutoCloseable {

    private static final Pattern APPLICATION =
            Pattern.compile("^" + Pattern.quote(dev.identitycheck.it.visit.Page.APPLICATION) + ".*");
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final Set<String> SAID_WITH_ROLE = Set.of("heading", "link", "button", "image", "textbox");
    private static final int MOST_TABS = 40;
    private static final int OK = 200;
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final BrowserContext context;
    private final Page page;

    Window(BrowserContext context) {
        this.context = context;
        this.page = context.newPage();
    }

    /** Opens the application and signs in at the provider, with the keyboard. */
    Window signsInWith(String realmUrl, String provider, Credentials credentials, String language) {
        return goesToApplication(realmUrl, "&kc_idp_hint=" + provider, language).signsIn(credentials);
    }

    /** Opens the application and signs in with the password where that is asked. */
    Window signsIn(String realmUrl, Credentials credentials, String language) {
        return goesToApplication(realmUrl, "", language).signsInIfAsked(credentials);
    }

    /** Opens an action of the account's own, and signs in with the password where that is asked. */
    Window goesToAction(String realmUrl, String action, Credentials credentials, String language) {
        return goesToApplication(realmUrl, "&kc_action=" + action, language).signsInIfAsked(credentials);
    }

    private Window goesToApplication(String realmUrl, String wish, String language) {
        page.navigate(realmUrl + "/protocol/openid-connect/auth?client_id=app&response_type=code&scope=openid"
                + "&redirect_uri=" + dev.identitycheck.it.visit.Page.APPLICATION + wish + "&ui_locales=" + language);
        return this;
    }

    Window signsInIfAsked(Credentials credentials) {
        return page.locator("#kc-form-login").count() > 0 ? signsIn(credentials) : this;
    }

    private Window signsIn(Credentials credentials) {
        page.locator("#username").fill(credentials.username());
        page.locator("#password").fill(credentials.password());
        return sends();
    }

    /** Ends the session as the end of a day does: what is not of a session stays in the browser. */
    Window forgetsSession() {
        context.clearCookies(new ClearCookiesOptions().setName(Pattern.compile("KEYCLOAK_.*|AUTH_.*|KC_.*")));
        return this;
    }

    /** From now on the page's time is the test's to move. */
    Window hasOwnClock() {
        context.clock().install();
        return this;
    }

    /** Lets time pass for the page's scripts alone. */
    Window waits(Duration time) {
        context.clock().fastForward(time.toMillis());
        return this;
    }

    /** Whether this element lies within what is seen of the page before anybody scrolls. */
    boolean isOnFirstScreen(String selector) {
        sees(selector);
        return (boolean) page.evaluate(
                "selector => { const box = document.querySelector(selector).getBoundingClientRect();"
                        + " return window.scrollY === 0 && box.top >= 0 && box.bottom <= window.innerHeight; }",
                selector);
    }

    /** The text of this element, to the eye or not. */
    String text(String selector) {
        return page.locator(selector).textContent();
    }

    /** How far below the top of the page this element begins. */
    double top(String selector) {
        return sees(selector).boundingBox().y;
    }

    /** How many requests with a form the page sends while this is done to it. */
    int posts(Consumer<Locator> deed, String selector) {
        AtomicInteger posts = new AtomicInteger();
        Consumer<Request> counter = request -> {
            if (request.method().equals("POST") && request.isNavigationRequest()) {
                posts.incrementAndGet();
            }
        };
        page.onRequest(counter);
        deed.accept(sees(selector));
        arrives();
        page.offRequest(counter);
        return posts.get();
    }

    /** How far the page reaches below the window. */
    int overlong() {
        return (int)
                page.evaluate("() => document.documentElement.scrollHeight - document.documentElement.clientHeight");
    }

    /** Makes a picture of what is seen before anybody scrolls. */
    void isPictured(String name) {
        page.screenshot(new ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    /** From now on there is a key at this machine that needs no touch. */
    Window hasPasskeys() {
        CDPSession devTools = context.newCDPSession(page);
        devTools.send("WebAuthn.enable");
        JsonObject key = new JsonObject();
        key.addProperty("protocol", "ctap2");
        key.addProperty("transport", "internal");
        key.addProperty("hasResidentKey", true);
        key.addProperty("hasUserVerification", true);
        key.addProperty("isUserVerified", true);
        JsonObject wish = new JsonObject();
        wish.add("options", key);
        devTools.send("WebAuthn.addVirtualAuthenticator", wish);
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

    /** Clicks on what opens a window beside this one, and waits until there is such an element in it. */
    void seesBeside(String selector, String expected) {
        Locator link = sees(selector);
        page.waitForPopup(link::click).locator(expected).waitFor();
    }

    /** Clicks on what a script of the page has to have heard of first. */
    Window clicksOnceLoaded(String selector) {
        Locator element = sees(selector);
        page.waitForLoadState();
        element.click();
        return this;
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

    /** Waits for the field of a code or PIN, and sends this one. */
    Window enters(String code) {
        sees("#code").fill(code);
        return sends();
    }

    /** Presses Enter in a form, and waits for the page that follows. */
    Window sends() {
        page.waitForResponse(
                response -> response.request().isNavigationRequest() && response.status() == OK,
                () -> presses("Enter"));
        return this;
    }

    String arrives() {
        try {
            page.waitForURL(APPLICATION);
        } catch (TimeoutError e) {
            throw new AssertionError("The browser is at " + page.url() + ": " + page.innerText("body"), e);
        }
        return page.url();
    }

    void leavesNothingToReproach(String name) {
        page.screenshot(new ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve(name + ".png")));
        assertThat(new AxeBuilder(page).withTags(WCAG).analyze().getViolations())
                .as(name)
                .isEmpty();
        assertThat(overflow()).as("%s has nothing beside the window", name).isZero();
        assertThat(crowded()).as("%s has no button close to another", name).isEmpty();
    }

    /** The buttons that have another less than 4 pixels above or below. */
    private List<?> crowded() {
        return (List<?>)
                page.evaluate(
                        """
                () => {
                  const box = (one) => one.getBoundingClientRect();
                  const above = (one, other) => box(one).bottom + 4 <= box(other).top;
                  const before = (one, other) => box(one).right <= box(other).left;
                  const apart = (one, other) =>
                    above(one, other) || above(other, one) || before(one, other) || before(other, one);
                  const buttons = [...document.querySelectorAll('.identity-check button')]
                    .filter((one) => box(one).height > 0);
                  return buttons
                    .filter((one) => buttons.some((other) => other !== one && !apart(one, other)))
                    .map((one) => one.textContent);
                }
                """);
    }

    /**
     * What a screen reader says of the page, from its beginning to its end: a line for each heading, link, image and
     * text, its role before it where that is said too.
     */
    List<String> said() {
        CDPSession devTools = context.newCDPSession(page);
        devTools.send("Accessibility.enable");
        Map<String, JsonObject> nodes = new LinkedHashMap<>();
        for (JsonElement node : devTools.send("Accessibility.getFullAXTree").getAsJsonArray("nodes")) {
            nodes.put(node.getAsJsonObject().get("nodeId").getAsString(), node.getAsJsonObject());
        }
        List<String> lines = new ArrayList<>();
        nodes.values().stream().findFirst().ifPresent(root -> says(root, nodes, lines));
        devTools.detach();
        return lines;
    }

    private static void says(JsonObject node, Map<String, JsonObject> nodes, List<String> lines) {
        String role = value(node, "role");
        String name = value(node, "name").strip();
        boolean ignored = node.get("ignored").getAsBoolean();
        if (!ignored && SAID_WITH_ROLE.contains(role)) {
            lines.add(role + ": " + name);
            return;
        }
        if (!ignored && role.equals("StaticText")) {
            lines.add(name);
            return;
        }
        for (JsonElement child : node.getAsJsonArray("childIds")) {
            JsonObject next = nodes.get(child.getAsString());
            if (next != null) {
                says(next, nodes, lines);
            }
        }
    }

    private static String value(JsonObject node, String property) {
        return node.has(property) && node.getAsJsonObject(property).has("value")
                ? node.getAsJsonObject(property).get("value").getAsString()
                : "";
    }

    /** The text that is seen. */
    String seen() {
        return page.innerText("body");
    }

    /** The language that the page says it is in. */
    String language() {
        return String.valueOf(page.evaluate("() => document.documentElement.lang"));
    }

    private int overflow() {
        return (int) page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    @Override
    public void close() {
        context.close();
    }
}
