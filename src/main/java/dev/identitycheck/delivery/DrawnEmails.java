package dev.identitycheck.delivery;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.email.freemarker.FreeMarkerEmailTemplateProvider;
import org.keycloak.models.KeycloakSession;

/** Keycloak's own template provider, except that it keeps the e-mail and sends nothing. */
final class DrawnEmails extends FreeMarkerEmailTemplateProvider {

    private Optional<DrawnEmail> drawn = Optional.empty();

    DrawnEmails(KeycloakSession session) {
        super(session);
    }

    @Override
    protected void send(
            Map<String, String> config, String subject, String text, String html, @Nullable String address) {
        drawn = Optional.of(new DrawnEmail(subject, text, html));
    }

    /** The e-mail that was written last. */
    DrawnEmail drawn() {
        return drawn.orElseThrow();
    }
}
