package dev.identitycheck.recovery.captcha;

import jakarta.ws.rs.core.MultivaluedMap;
import org.keycloak.models.KeycloakSession;

/** Creates the captcha provider {@code none}, which accepts every request. */
public final class NoCaptchaFactory implements CaptchaProviderFactory {

    private static final CaptchaProvider NOTHING = new CaptchaProvider() {
        @Override
        public CaptchaChallenge ask(CaptchaContext login, MultivaluedMap<String, String> form) {
            return CaptchaChallenge.NONE;
        }

        @Override
        public CaptchaResult check(CaptchaContext login, MultivaluedMap<String, String> form) {
            return new CaptchaResult.Passed();
        }
    };

    @Override
    public String getId() {
        return "none";
    }

    @Override
    public CaptchaProvider create(KeycloakSession session) {
        return NOTHING;
    }
}
