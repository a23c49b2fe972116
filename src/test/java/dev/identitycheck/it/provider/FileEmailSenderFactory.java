package dev.identitycheck.it.provider;

import org.keycloak.Config;
import org.keycloak.email.EmailSenderProvider;
import org.keycloak.email.EmailSenderProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** An installation's own sender of mails, which needs no mail server of the realm. */
public final class FileEmailSenderFactory implements EmailSenderProviderFactory {

    /** The sender's id. */
    public static final String ID = "file";

    private String path = "";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public void init(Config.Scope config) {
        path = config.get("path", "");
    }

    @Override
    public EmailSenderProvider create(KeycloakSession session) {
        return new FileEmailSender(path);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // Needs nothing of the server.
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
