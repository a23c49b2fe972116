package dev.identitycheck.it.visit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.it.stage.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;

/**
 * A person with a browser. The only state is the browser's cookies and headers, so several threads can act as several
 * tabs of one visitor.
 */
public final class Visitor {

    /** The header in which a proxy passes on a browser's client certificate. */
    public static final String CERTIFICATE = "X-Client-Certificate";

    private final Browser browser;
    private final String realmUrl;

    /**
     * A visitor with a new browser.
     *
     * @param realmUrl the address of the application's realm, on the node that this visitor is sent to
     */
    public Visitor(String realmUrl) {
        this.browser = new Browser();
        this.realmUrl = realmUrl;
    }

    /**
     * A visitor with a new browser that uses TLS.
     *
     * @param tls the browser's TLS context, with a client certificate if it has one
     */
    public Visitor(String realmUrl, SSLContext tls) {
        this.browser = new Browser(tls);
        this.realmUrl = realmUrl;
    }

    /** Adds a header to each further request. */
    public Visitor sending(String header, String value) {
        browser.header(header, value);
        return this;
    }

    /** The last {@code Set-Cookie} header for this cookie, as it was sent; empty if there was none. */
    public String cookieHeader(String name) {
        return browser.cookieHeader(name);
    }

    /** As if a server of this realm had set a cookie before; the header as it was sent. */
    public Visitor withCookie(String header) {
        browser.keep(realmUrl, header);
        return this;
    }

    /** A visitor with a new browser that has this browser's cookie of this name and no other cookie. */
    public Visitor withStolenCookie(String name) {
        Visitor thief = new Visitor(realmUrl);
        thief.browser.copyCookie(name, browser);
        return thief;
    }

    /** Signs out at the realm. */
    public void signsOut() {
        Page page = browser.get(realmUrl + "/protocol/openid-connect/logout");
        browser.post(page.form("form:has(#kc-logout)").and("confirmLogout", "1"));
    }

    /** Deletes all cookies, as when the browser is closed. */
    public void forgetsEverything() {
        browser.forgetAll();
    }

    /** Deletes the cookies of one realm, while the tab stays open. */
    public void forgetsRealm(String realm) {
        browser.forget("/realms/" + realm + "/");
    }

    /** Stops at a redirect to an address that contains this text; the page then holds only that address. */
    public Visitor droppingBefore(String part) {
        browser.stopBefore(part);
        return this;
    }

    /** Signs in to the application through the identity provider. */
    public Page signsInWith(String identityProvider, Credentials credentials) {
        return answersLogin(startsWith(identityProvider), credentials);
    }

    /**
     * Starts a login through the identity provider, up to its login page; further if the browser has a session there.
     */
    public Page startsWith(String identityProvider) {
        return opens(Map.of("kc_idp_hint", identityProvider));
    }

    /** Opens the application's login with additional parameters. */
    public Page opens(Map<String, String> parameters) {
        Map<String, String> all = new TreeMap<>(Map.of(
                "client_id", "app", "redirect_uri", Page.APPLICATION, "response_type", "code", "scope", "openid"));
        all.putAll(parameters);
        StringBuilder url = new StringBuilder(realmUrl).append("/protocol/openid-connect/auth?");
        all.forEach((name, value) -> url.append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                .append('&'));
        return browser.get(url.substring(0, url.length() - 1));
    }

    /** Links a provider's identity to the signed-in account, as the Account Console does. */
    public Page links(String identityProvider, Credentials identity) {
        Page consent = opens(Map.of("kc_action", "idp_link:" + identityProvider));
        return answersLogin(posts(consent.form("form").and("continue", "yes")), identity);
    }

    /** Submits the login form of a provider or of the realm, if the page is one. */
    public Page answersLogin(Page page, Credentials credentials) {
        if (!page.has("#kc-form-login")) {
            return page;
        }
        return browser.post(page.form("#kc-form-login")
                .with("username", credentials.username())
                .with("password", credentials.password()));
    }

    public Page entersCode(Page page, String code) {
        return browser.post(page.codeForm().with("code", code).and("action", "verify"));
    }

    /** Submits the code twice by a double click: the browser discards the first response and shows the second. */
    public Page clicksTwice(Page page, String code) {
        Form form = page.codeForm().with("code", code).and("action", "verify");
        CompletableFuture<Void> first = CompletableFuture.runAsync(() -> browser.postOnly(form));
        Page shown = browser.post(form);
        first.join();
        return shown;
    }

    /** Submits Keycloak's form for a code of an authenticator app. */
    public Page entersAppCode(Page page, String code) {
        return browser.post(page.form("#kc-otp-login-form").with("otp", code));
    }

    /** Submits the code page by a button other than "verify", with an empty code field. */
    public Page presses(Page page, String action) {
        return browser.post(page.codeForm().and("action", action));
    }

    public Page posts(Form form) {
        return browser.post(form);
    }

    /** Posts this body unchanged, well-formed or not. */
    public Page postsRaw(String url, String body) {
        return browser.postBody(url, body);
    }

    public Page goesTo(String url) {
        return browser.get(url);
    }

    /** The status of the response to a request with this method and no body. */
    public int asks(String method, String url) {
        return browser.status(method, url);
    }

    public Page reloads(Page page) {
        return browser.get(page.url());
    }

    /** The token response for the authorization code that the application received. */
    public JsonNode tokens(Page atApplication) {
        String body = "grant_type=authorization_code&client_id=app&code="
                + atApplication.parameter("code").orElseThrow() + "&redirect_uri="
                + URLEncoder.encode(Page.APPLICATION, StandardCharsets.UTF_8);
        return Json.read(browser.postBody(realmUrl + "/protocol/openid-connect/token", body)
                .body());
    }

    /** Whether the refresh token of this token response is valid. */
    public boolean refreshes(JsonNode tokens) {
        String body = "grant_type=refresh_token&client_id=app&refresh_token="
                + tokens.path("refresh_token").asText();
        return browser.postBody(realmUrl + "/protocol/openid-connect/token", body)
                        .status()
                == 200;
    }

    /** Whether the authorization code that the application received can be redeemed for a token. */
    public boolean redeems(Page atApplication) {
        String code = atApplication.parameter("code").orElseThrow();
        String body = "grant_type=authorization_code&client_id=app&code=" + code + "&redirect_uri="
                + URLEncoder.encode(Page.APPLICATION, StandardCharsets.UTF_8);
        return browser.postBody(realmUrl + "/protocol/openid-connect/token", body)
                        .status()
                == 200;
    }
}
