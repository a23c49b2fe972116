package dev.identitycheck.delivery;

import org.keycloak.email.EmailException;
import org.keycloak.email.EmailSenderProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * An e-mail as the realm's e-mail theme has written it. Its text form is masked.
 *
 * @param subject the subject
 * @param text the text part
 * @param html the HTML part
 */
public record DrawnEmail(String subject, String text, String html) {

    /** Sends the e-mail by the installation's sender. */
    public void send(KeycloakSession session, RealmModel realm, UserModel user) throws EmailException {
        session.getProvider(EmailSenderProvider.class).send(realm.getSmtpConfig(), user, subject, text, html);
    }

    @Override
    public String toString() {
        return "DrawnEmail[***]";
    }
}
