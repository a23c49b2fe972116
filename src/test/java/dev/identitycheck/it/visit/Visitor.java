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
 * Somebody with a browser. Holds nothing but the browser's cookies and headers, so that several threads can be
 * several tabs of one visitor.
 */
public final class Visitor {

    /** The header in which a proxy passes on the certificate that a browser has shown it. */
    public static final String CERTIFICATE = "X-Client-Certificate";

    private final Browser browser;
    private final String realmUrl;

    /** @param realmUrl address of the application's realm, on the node that this visitor is sent to */
    public Visitor(String realmUrl) {
        this.browser = new Browser();
        this.realmUrl = realmUrl;
    }

    /** @param tls how the browser speaks TLS, with a card if it has one */
    public Visitor(String realmUrl, SSLContext tls) {
        this.browser = new Browser(tls);
        this.realmUrl = realmUrl;
    }

    /** A header that each request carries from now on. */
    public Visitor sending(String header, String value) {
        browser.header(header, value);
        return this;
    }

    /** How the server last set a cookie, as it was sent; empty if it never did. */
    public String cookieHeader(String name) {
        return browser.cookieHeader(name);
    }

    /** As if a server of this realm had set a cookie before; the header as it was sent. */
    public Visitor withCookie(String header) {
        browser.keep(realmUrl, header);
        return this;
    }

    /** A new browser of the same realm that has another one's cookie of this name, and no other. */
    public Visitor withStolenCookie(String name) {
        Visitor thief = new Visitor(realmUrl);
        thief.browser.copyCookie(name, browser);
        return thief;
    }

    /** Ends the session at the realm, as people do who share a browser. */
    public void signsOut() {
        Page page = browser.get(realmUrl + "/protocol/openid-connect/logout");
        browser.post(page.form("form:has(#kc-logout)").and("confirmLogout", "1"));
    }

    /** As if the browser were closed and its cookies lost. */
    public void forgetsEverything() {
        browser.forgetAll();
    }

    /** As if the session at a realm were closed, while the tab stays open. */
    public void forgetsRealm(String realm) {
        browser.forget("/realms/" + realm + "/");
    }

    /** Follows no redirect to such an address: the page then holds that address and nothing else. */
    public Visitor droppingBefore(String part) {
        browser.stopBefore(part);
        return this;
    }

    /** Goes from the application to the identity provider, proves who they are there, and comes back. */
    public Page signsInWith(String identityProvider, Credentials credentials) {
        return answersLogin(startsWith(identityProvider), credentials);
    }

    /** As far as the identity provider's own login page, or beyond it where the provider still knows the browser. */
    public Page startsWith(String identityProvider) {
        return opens(Map.of("kc_idp_hint", identityProvider));
    }

    /** Opens the application's login, with parameters besides the usual ones. */
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

    /** Links an identity at a provider to the account that is signed in here, as the Account Console does. */
    public Page links(String identityProvider, Credentials identity) {
        Page consent = opens(Map.of("kc_action", "idp_link:" + identityProvider));
        return answersLogin(posts(consent.form("form").and("continue", "yes")), identity);
    }

    /** Answers a provider's (or the realm's own) login form, if the page is one. */
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

    /** Clicks twice: both clicks post, and the browser drops the answer to the first for that to the second. */
    public Page clicksTwice(Page page, String code) {
        Form form = page.codeForm().with("code", code).and("action", "verify");
        CompletableFuture<Void> first = CompletableFuture.runAsync(() -> browser.postOnly(form));
        Page shown = browser.post(form);
        first.join();
        return shown;
    }

    /** Answers Keycloak's own form for a code of an authenticator app. */
    public Page entersAppCode(Page page, String code) {
        return browser.post(page.form("#kc-otp-login-form").with("otp", code));
    }

    /** Presses a button of the code page other than "verify", with the code field left empty. */
    public Page presses(Page page, String action) {
        return browser.post(page.codeForm().and("action", action));
    }

    public Page posts(Form form) {
        return browser.post(form);
    }

    /** Posts a body as it is, well-formed or not. */
    public Page postsRaw(String url, String body) {
        return browser.postBody(url, body);
    }

    public Page goesTo(String url) {
        return browser.get(url);
    }

    /** The status of the answer to a request by this method, without a body. */
    public int asks(String method, String url) {
        return browser.status(method, url);
    }

    public Page reloads(Page page) {
        return browser.get(page.url());
    }

    /** What the application gets for the code that it was sent. */
    public JsonNode tokens(Page atApplication) {
        String body = "grant_type=authorization_code&client_id=app&code="
                + atApplication.parameter("code").orElseThrow() + "&redirect_uri="
                + URLEncoder.encode(Page.APPLICATION, StandardCharsets.UTF_8);
        return Json.read(browser.postBody(realmUrl + "/protocol/openid-connect/token", body)
                .body());
    }

    /** Whether the refresh token among these is worth anything. */
    public boolean refreshes(JsonNode tokens) {
        String body = "grant_type=refresh_token&client_id=app&refresh_token="
                + tokens.path("refresh_token").asText();
        return browser.postBody(realmUrl + "/protocol/openid-connect/token", body)
                        .status()
                == 200;
    }

    /** Whether the code that the application was sent is worth a token. */
    public boolean redeems(Page atApplication) {
        String code = atApplication.parameter("code").orElseThrow();
        String body = "grant_type=authorization_code&client_id=app&code=" + code + "&redirect_uri="
                + URLEncoder.encode(Page.APPLICATION, StandardCharsets.UTF_8);
        return browser.postBody(realmUrl + "/protocol/openid-connect/token", body)
                        .status()
                == 200;
    }
}
