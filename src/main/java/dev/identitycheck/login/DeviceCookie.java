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
 * The cookie in which a browser keeps its device tokens for a realm; no script can read it. It is {@code Secure} where
 * Keycloak's own cookies are, and {@code Lax}, since it is needed only when a person opens a login page.
 */
public final class DeviceCookie {

    /** The cookie's name. */
    public static final String NAME = "IDENTITY_CHECK_DEVICE";

    private static final String WRITTEN = "identity-check.device-cookie-written";

    private DeviceCookie() {}

    /** The device tokens that the browser sends in the running request. */
    public static DeviceTokens read(KeycloakSession session) {
        Cookie cookie = session.getContext()
                .getHttpRequest()
                .getHttpHeaders()
                .getCookies()
                .get(NAME);
        return cookie == null ? DeviceTokens.NONE : DeviceTokens.parse(cookie.getValue());
    }

    /** Whether the running request has set the cookie. */
    public static boolean isWritten(KeycloakSession session) {
        return session.getAttribute(WRITTEN) != null;
    }

    /** Sets the cookie for a year from now. */
    public static void write(KeycloakSession session, RealmModel realm, DeviceTokens tokens) {
        session.setAttribute(WRITTEN, true);
        KeycloakContext context = session.getContext();
        context.getHttpResponse()
                .setCookieIfAbsent(new NewCookie.Builder(NAME)
                        .value(tokens.text())
                        .path(path(context, realm))
                        // Browsers keep no cookie for longer than 400 days (RFC 6265bis).
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
