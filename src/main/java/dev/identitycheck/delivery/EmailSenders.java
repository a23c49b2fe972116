package dev.identitycheck.delivery;

import org.keycloak.email.EmailSenderProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderFactory;

/** Which sender of e-mails the installation has. */
public final class EmailSenders {

    /** The id of Keycloak's own sender, which needs a mail server of the realm. */
    static final String SMTP = "default";

    private EmailSenders() {}

    /** Whether e-mails go to a sender of the installation's own, which may need no mail server. */
    public static boolean isOwn(KeycloakSession session) {
        ProviderFactory<EmailSenderProvider> factory =
                session.getKeycloakSessionFactory().getProviderFactory(EmailSenderProvider.class);
        return factory != null && !factory.getId().equals(SMTP);
    }
}
