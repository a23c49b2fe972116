package dev.identitycheck.recovery.password;

import dev.identitycheck.delivery.DrawnEmail;
import dev.identitycheck.delivery.EmailMessage;
import dev.identitycheck.delivery.Recipient;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.keycloak.RealmDisplayName;
import dev.identitycheck.keycloak.Transactions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.email.EmailException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;

/**
 * The e-mail with a temporary password. It is sent once; if it is lost, the recovery has to be repeated. Its text
 * form is masked.
 *
 * @param realmId the realm
 * @param recipient the recipient
 * @param to the e-mail address
 * @param password the password
 */
record TemporaryPasswordEmail(String realmId, Recipient recipient, Contact.Email to, String password) {

    private static final Logger LOG = Logger.getLogger(TemporaryPasswordEmail.class);

    void send(KeycloakSessionFactory factory, DrawnEmail drawn) {
        try {
            Transactions.runInOwn(factory, session -> send(session, drawn));
        } catch (RuntimeException e) {
            LOG.warnf(e, "identity-check event=password_not_mailed realm=%s user=%s", realmId, recipient.userId());
        }
    }

    /** Writes the e-mail; empty if the realm's theme cannot. */
    Optional<DrawnEmail> draw(KeycloakSessionFactory factory) {
        return Transactions.inOwn(factory, session -> {
            RealmModel realm = recipient.writeFor(session, realmId);
            try {
                return Optional.of(content(realm).draw(session, realm, recipient.at(to.address(), session, realm)));
            } catch (EmailException e) {
                logNotMailed(realm, e);
                return Optional.empty();
            }
        });
    }

    EmailMessage content(RealmModel realm) {
        String realmName = RealmDisplayName.of(realm);
        return new EmailMessage(
                "identityCheckPasswordMailSubject",
                List.of(realmName),
                "identity-check-password.ftl",
                Map.of("password", password, "account", recipient.username(), "realmDisplayName", realmName));
    }

    private void send(KeycloakSession session, DrawnEmail drawn) {
        RealmModel realm = recipient.writeFor(session, realmId);
        try {
            content(realm).send(session, realm, recipient.at(to.address(), session, realm), drawn);
        } catch (EmailException e) {
            logNotMailed(realm, e);
        }
    }

    private void logNotMailed(RealmModel realm, EmailException cause) {
        LOG.warnf(
                "identity-check event=password_not_mailed realm=%s user=%s cause=%s",
                realm.getName(), recipient.userId(), cause.getClass().getSimpleName());
    }

    @Override
    public String toString() {
        return "TemporaryPasswordEmail[***]";
    }
}
