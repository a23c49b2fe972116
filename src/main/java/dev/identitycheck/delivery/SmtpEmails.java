package dev.identitycheck.delivery;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailSenderProvider;
import org.keycloak.email.freemarker.FreeMarkerEmailTemplateProvider;
import org.keycloak.models.KeycloakSession;

/** Keycloak's own template provider, except that it always sends over the mail server of the realm that it is given. */
final class SmtpEmails extends FreeMarkerEmailTemplateProvider {

    SmtpEmails(KeycloakSession session) {
        super(session);
    }

    @Override
    protected void send(Map<String, String> config, String subject, String text, String html, @Nullable String address)
            throws EmailException {
        EmailSenderProvider smtp = session.getProvider(EmailSenderProvider.class, EmailSenders.SMTP);
        if (smtp == null) {
            throw new EmailException("Keycloak's own sender is switched off");
        }
        smtp.send(config, user, subject, text, html);
    }
}
