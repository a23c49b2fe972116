package dev.identitycheck.login;

import dev.identitycheck.domain.device.DeviceTokens;
import dev.identitycheck.domain.device.KnownDevices;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.utils.SecureContextResolver;

/**
 * Where a browser keeps its tokens: a cookie of the realm that no script can read. It is {@code Secure} wherever
 * Keycloak's own cookies are, and {@code Lax}, since nothing but a person's own way to a login page has a use for it.
 */
public final class DeviceCookie {

    /** The cookie's name. */
    public static final String NAME = "IDENTITY_CHECK_DEVICE";

    // Browsers keep none for longer than 400 days (RFC 6265bis).

    private DeviceCookie() {}

    /** What the browser shows in the running request. */
    public static DeviceTokens read(KeycloakSession session) {
        Cookie cookie = session.getContext()
                .getHttpRequest()
                .getHttpHeaders()
                .getCookies()
                .get(NAME);
        return cookie == null ? DeviceTokens.NONE : DeviceTokens.parse(cookie.getValue());
    }

    /** Has the browser keep these, from now on for a year. */
    public static void write(KeycloakSession session, RealmModel realm, DeviceTokens tokens) {
        KeycloakContext context = session.getContext();
        context.getHttpResponse()
                .setCookieIfAbsent(new NewCookie.Builder(NAME)
                        .value(tokens.text())
                        .path(path(context, realm))
                        .maxAge(Math.toIntExact(KnownDevices.KEPT.toSeconds()))
                        .secure(SecureContextResolver.isSecureContext(session))
                        .httpOnly(true)
                        .sameSite(SameSite.LAX)
                        .build());
    }

    private static String path(KeycloakContext context, RealmModel realm) {
        return context.getUri()
                .getBaseUriBuilder()
                .path("realms/{realm}/")
                .build(realm.getName())
                .getRawPath();
    }
}
