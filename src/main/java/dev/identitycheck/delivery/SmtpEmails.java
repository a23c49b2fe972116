package dev.identitycheck.delivery;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.email.DefaultEmailSenderProviderFactory;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailSenderProvider;
import org.keycloak.email.EmailSenderProviderFactory;
import org.keycloak.email.freemarker.FreeMarkerEmailTemplateProvider;
import org.keycloak.models.KeycloakSession;

/** Keycloak's own template provider, except that it always sends over the mail server of the realm that it is given. */
final class SmtpEmails extends FreeMarkerEmailTemplateProvider {

    // Made here: where a server is built with another sender, Keycloak 26.7 does not load its own.
    private static final EmailSenderProviderFactory SENDERS = senders();

    SmtpEmails(KeycloakSession session) {
        super(session);
    }

    @Override
    protected void send(Map<String, String> config, String subject, String text, String html, @Nullable String address)
            throws EmailException {
        EmailSenderProvider smtp = SENDERS.create(session);
        try {
            smtp.send(config, user, subject, text, html);
        } finally {
            smtp.close();
        }
    }

    private static EmailSenderProviderFactory senders() {
        EmailSenderProviderFactory senders = new DefaultEmailSenderProviderFactory();
        senders.init(Config.scope());
        return senders;
    }
}
