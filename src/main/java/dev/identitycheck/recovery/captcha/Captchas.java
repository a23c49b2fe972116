package dev.identitycheck.recovery.captcha;

import dev.identitycheck.settings.RealmSettings;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Finds the captcha provider of a realm. */
public final class Captchas {

    private static final Logger LOG = Logger.getLogger(Captchas.class);
    private static final String STANDARD = "altcha";

    private Captchas() {}

    /** The realm's captcha provider; the standard provider if the realm names an unknown one. */
    public static CaptchaProvider of(KeycloakSession session, RealmModel realm) {
        String id = RealmSettings.of(realm).captcha();
        CaptchaProvider chosen = session.getProvider(CaptchaProvider.class, id);
        if (chosen == null) {
            LOG.warnf("identity-check event=captcha_missing realm=%s captcha=%s", realm.getName(), id);
            return session.getProvider(CaptchaProvider.class, STANDARD);
        }
        return chosen;
    }
}
