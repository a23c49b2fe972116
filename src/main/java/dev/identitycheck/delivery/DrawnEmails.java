package dev.identitycheck.delivery;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.email.freemarker.FreeMarkerEmailTemplateProvider;
import org.keycloak.models.KeycloakSession;

/** Keycloak's own template provider, except that it sends nothing. */
final class DrawnEmails extends FreeMarkerEmailTemplateProvider {

    DrawnEmails(KeycloakSession session) {
        super(session);
    }

    @Override
    protected void send(
            Map<String, String> config, String subject, String text, String html, @Nullable String address) {
        // The e-mail was written, which is all that is asked for.
    }
}
