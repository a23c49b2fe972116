package dev.identitycheck.delivery;

import dev.identitycheck.attempts.Purpose;
import dev.identitycheck.contact.Contact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Writes and sends the mail with a code, by the realm's e-mail theme and mail server. */
final class CodeMail {

    private CodeMail() {}

    static void send(KeycloakSession session, RealmModel realm, CodeMessage message, Contact.Email to)
            throws EmailException {
        if (message.purpose() == Purpose.PIN) {
            sendPin(session, realm, message, to);
        } else {
            sendCode(session, realm, message, to);
        }
    }

    private static void sendPin(KeycloakSession session, RealmModel realm, CodeMessage message, Contact.Email to)
            throws EmailException {
        String realmName = RealmName.of(realm);
        Map<String, Object> attributes = new HashMap<>(Map.of(
                "pin", message.code().digits(),
                "account", message.recipient().username(),
                "realmDisplayName", realmName));
        session.getProvider(EmailTemplateProvider.class)
                .setRealm(realm)
                .setUser(message.recipient().at(to.address(), session, realm))
                .send(
                        message.key("identityCheckMailSubject"),
                        List.of(realmName),
                        "identity-check-pin.ftl",
                        attributes);
    }

    private static void sendCode(KeycloakSession session, RealmModel realm, CodeMessage message, Contact.Email to)
            throws EmailException {
        String realmName = RealmName.of(realm);
        // The template provider adds to the map.
        Map<String, Object> attributes = new HashMap<>(Map.of(
                "code", message.code().digits(),
                "minutes", Math.max(1, message.lifetime().toMinutes()),
                "providerName", message.providerName(),
                "account", message.recipient().username(),
                "realmDisplayName", realmName,
                "what", message.key("identityCheckMailWhat"),
                "notYou", message.key("identityCheckMailNotYou")));
        session.getProvider(EmailTemplateProvider.class)
                .setRealm(realm)
                .setUser(message.recipient().at(to.address(), session, realm))
                .send(
                        message.key("identityCheckMailSubject"),
                        List.of(realmName),
                        "identity-check-code.ftl",
                        attributes);
    }
}
