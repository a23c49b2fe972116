package dev.identitycheck.delivery;

import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.keycloak.RealmDisplayName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Writes and sends the e-mail with a code, in the realm's e-mail theme and over the realm's mail server. */
final class CodeEmailSender {

    private CodeEmailSender() {}

    static void send(KeycloakSession session, RealmModel realm, CodeMessage message, Contact.Email to)
            throws EmailException {
        String digits = message.code().digits();
        if (message.purpose() == Purpose.PIN) {
            send(session, realm, message, to, "identity-check-pin.ftl", Map.of("pin", digits));
        } else {
            Map<String, Object> model = Map.of(
                    "code", digits,
                    "minutes", Math.max(1, message.lifetime().toMinutes()),
                    "providerName", message.providerName(),
                    "what", message.key("identityCheckMailWhat"),
                    "notYou", message.key("identityCheckMailNotYou"));
            send(session, realm, message, to, "identity-check-code.ftl", model);
        }
    }

    private static void send(
            KeycloakSession session,
            RealmModel realm,
            CodeMessage message,
            Contact.Email to,
            String template,
            Map<String, Object> values)
            throws EmailException {
        String realmName = RealmDisplayName.of(realm);
        // The template provider adds to the map.
        Map<String, Object> model = new HashMap<>(values);
        model.put("account", message.recipient().username());
        model.put("realmDisplayName", realmName);
        session.getProvider(EmailTemplateProvider.class)
                .setRealm(realm)
                .setUser(message.recipient().at(to.address(), session, realm))
                .send(message.key("identityCheckMailSubject"), List.of(realmName), template, model);
    }
}
