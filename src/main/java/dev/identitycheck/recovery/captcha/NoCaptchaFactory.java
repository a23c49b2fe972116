package dev.identitycheck.recovery.captcha.none;

import dev.identitycheck.recovery.captcha.CaptchaAnswer;
import dev.identitycheck.recovery.captcha.CaptchaLogin;
import dev.identitycheck.recovery.captcha.CaptchaPage;
import dev.identitycheck.recovery.captcha.CaptchaProvider;
import dev.identitycheck.recovery.captcha.CaptchaProviderFactory;
import jakarta.ws.rs.core.MultivaluedMap;
import org.keycloak.models.KeycloakSession;

/** Asks nothing. */
public final class NoCaptchaFactory implements CaptchaProviderFactory {

    private static final CaptchaProvider NOTHING = new CaptchaProvider() {
        @Override
        public CaptchaPage ask(CaptchaLogin login, MultivaluedMap<String, String> form) {
            return CaptchaPage.NONE;
        }

        @Override
        public CaptchaAnswer check(CaptchaLogin login, MultivaluedMap<String, String> form) {
            return new CaptchaAnswer.Passed();
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
