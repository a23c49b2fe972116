package dev.identitycheck.delivery;

import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.keycloak.RealmDisplayName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.email.EmailException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Writes and sends the e-mail with a code, in the realm's e-mail theme and over the realm's mail server. */
final class CodeEmailSender {

    private CodeEmailSender() {}

    static void send(KeycloakSession session, RealmModel realm, CodeMessage message, Contact.Email to)
            throws EmailException {
        content(realm, message).send(session, realm, message.recipient().at(to.address(), session, realm));
    }

    static EmailMessage content(RealmModel realm, CodeMessage message) {
        String digits = message.content().code().digits();
        if (message.content().purpose() == Purpose.PIN) {
            return content(realm, message, "identity-check-pin.ftl", Map.of("pin", digits));
        }
        Map<String, Object> values = new HashMap<>(Map.of(
                "code", digits,
                "minutes", Math.max(1, message.content().lifetime().toMinutes()),
                "providerName", message.content().providerName(),
                "what", message.content().key("identityCheckMailWhat"),
                "notYou", message.content().key("identityCheckMailNotYou")));
        message.content().notMe().ifPresent(link -> {
            values.put("notMeLink", link.url());
            values.put("notMeDays", link.days());
            values.put("notMeHours", link.hours());
        });
        return content(realm, message, "identity-check-code.ftl", values);
    }

    private static EmailMessage content(
            RealmModel realm, CodeMessage message, String template, Map<String, Object> values) {
        String realmName = RealmDisplayName.of(realm);
        Map<String, Object> model = new HashMap<>(values);
        model.put("account", message.recipient().username());
        model.put("realmDisplayName", realmName);
        return new EmailMessage(message.content().key("identityCheckMailSubject"), List.of(realmName), template, model);
    }
}
