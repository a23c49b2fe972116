package dev.identitycheck.it.visit;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The page that a visitor sees after all redirects. A redirect to the application's address is not requested; the page
 * then holds only that address.
 *
 * @param url the page's address
 * @param status the status of the last response; 0 at the application
 * @param body the body as received
 */
public record Page(String url, int status, String body) {

    /** The application's redirect address, at which no server runs. */
    public static final String APPLICATION = "http://localhost:9/app";

    private static final Pattern ATTEMPTS = Pattern.compile("(\\d+|one|no) attempts? left");

    private Document document() {
        return Jsoup.parse(body, url);
    }

    public boolean asksForCode() {
        return status == 200 && has("#kc-identity-check-form");
    }

    /** Whether the page is Keycloak's form for a code of an authenticator app. */
    public boolean asksForAppCode() {
        return status == 200 && has("#kc-otp-login-form");
    }

    public boolean isLocked() {
        return has("#kc-identity-check-locked");
    }

    /** Whether the page is the refusal of this extension. */
    public boolean isRefused() {
        return has("#kc-identity-check-refused");
    }

    public boolean isSignedIn() {
        return isAtApplication() && parameter("code").isPresent();
    }

    public boolean isAtApplication() {
        return url.startsWith(APPLICATION);
    }

    /** The OAuth error that the application received. */
    public Optional<String> error() {
        return isAtApplication() ? parameter("error") : Optional.empty();
    }

    /** Whether the response is a server error or contains a stack trace. */
    public boolean isBroken() {
        return status >= 500 || body.contains("java.lang.") || body.contains("\tat ");
    }

    /** The number of failures left, as the English page states it. */
    public int failuresLeft() {
        Matcher attempts = ATTEMPTS.matcher(text());
        if (!attempts.find()) {
            throw new AssertionError("The page does not say how many attempts are left: " + this);
        }
        return switch (attempts.group(1)) {
            case "no" -> 0;
            case "one" -> 1;
            default -> Integer.parseInt(attempts.group(1));
        };
    }

    public boolean has(String selector) {
        return document().selectFirst(selector) != null;
    }

    public boolean offers(String action) {
        return has("#kc-identity-check-form button[name=action][value=" + action + "]");
    }

    public String text() {
        return document().text();
    }

    public String text(String selector) {
        return find(selector).text();
    }

    /** The value of an element's attribute. */
    public String attribute(String selector, String name) {
        return find(selector).attr(name);
    }

    public String link(String selector) {
        return find(selector).absUrl("href");
    }

    /** The code form as the browser posts it, without a button. */
    public Form codeForm() {
        return form("#kc-identity-check-form");
    }

    public Form form(String selector) {
        return Form.of(find(selector), url);
    }

    public Optional<String> parameter(String name) {
        String query = URI.create(url).getRawQuery();
        if (query == null) {
            return Optional.empty();
        }
        return Pattern.compile("&")
                .splitAsStream(query)
                .filter(p -> p.startsWith(name + "="))
                .map(p -> p.substring(name.length() + 1))
                .findFirst();
    }

    private Element find(String selector) {
        Element element = document().selectFirst(selector);
        if (element == null) {
            throw new AssertionError("No " + selector + " on " + this);
        }
        return element;
    }

    @Override
    public String toString() {
        String text = text();
        return status + " " + url + "\n" + text.substring(0, Math.min(1500, text.length()));
    }
}
