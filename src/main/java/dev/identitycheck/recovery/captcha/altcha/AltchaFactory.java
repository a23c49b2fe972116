package dev.identitycheck.recovery.captcha.altcha;

import dev.identitycheck.recovery.captcha.CaptchaProvider;
import dev.identitycheck.recovery.captcha.CaptchaProviderFactory;
import java.security.SecureRandom;
import org.keycloak.models.KeycloakSession;

/** Creates the captcha provider {@code altcha}. */
public final class AltchaFactory implements CaptchaProviderFactory {

    private final SecureRandom random = new SecureRandom();

    @Override
    public String getId() {
        return "altcha";
    }

    @Override
    public CaptchaProvider create(KeycloakSession session) {
        return new AltchaCaptcha(session, random);
    }
}
