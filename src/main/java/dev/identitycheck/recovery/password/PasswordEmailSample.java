package dev.identitycheck.recovery.password;

import dev.identitycheck.delivery.EmailMessage;
import dev.identitycheck.delivery.Recipient;
import dev.identitycheck.domain.contact.Contact;
import org.keycloak.models.RealmModel;

/** The e-mail with a temporary password, with sample content, to be drawn and not to be sent. */
public final class PasswordEmailSample {

    private PasswordEmailSample() {}

    public static EmailMessage of(RealmModel realm, Recipient recipient) {
        return new TemporaryPasswordEmail(realm.getId(), recipient, new Contact.Email("nobody@example.invalid"), "*")
                .content(realm);
    }
}
