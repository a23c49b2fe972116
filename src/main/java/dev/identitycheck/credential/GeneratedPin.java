package dev.identitycheck.credential;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.contact.AccountContacts;
import dev.identitycheck.delivery.CodeMessage;
import dev.identitycheck.delivery.MessageDispatcher;
import dev.identitycheck.delivery.MessageDispatcherHolder;
import dev.identitycheck.delivery.PendingDelivery;
import dev.identitycheck.delivery.Recipient;
import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.otp.CodeGenerator;
import dev.identitycheck.domain.otp.OneTimeCode;
import dev.identitycheck.domain.pin.Pin;
import dev.identitycheck.domain.pin.PinGenerator;
import dev.identitycheck.keycloak.AfterCommit;
import dev.identitycheck.settings.IdentityCheckSettings;
import dev.identitycheck.settings.RealmSettings;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * A PIN that the server makes and mails. It is in memory only, until it is hashed and the mail is written.
 *
 * @param pin the PIN
 * @param hashed the same as it is kept
 */
public record GeneratedPin(Pin pin, HashedPin hashed) {

    // A mail that comes later than that would tell of a PIN long after it was asked for.
    private static final Duration TRIED_FOR = Duration.ofMinutes(10);

    private static final PinGenerator GENERATOR = new PinGenerator(new CodeGenerator(new SecureRandom()));

    /** Makes a PIN for a user. */
    public static GeneratedPin of(KeycloakSession session, RealmModel realm, UserModel user) {
        Pin pin = GENERATOR.next(RealmSettings.of(realm).pinLength(), GuessableDigits.of(user));
        return new GeneratedPin(pin, HashedPin.of(session, realm, pin));
    }

    /** The address that a PIN may be mailed to: the account's own, proved, and not changed lately. Under the lock. */
    public static Optional<Contact.Email> addressOf(LockedAccount account, Instant now) {
        AccountContacts contacts = AccountContacts.of(account, now);
        // Whoever has none is not met for that: a first one that is proved later counts at once.
        return contacts.onFile().email().isEmpty()
                ? Optional.empty()
                : contacts.confirming().email();
    }

    /** Mails the PIN once, as soon as the account's transaction has committed: until then the old one counts. */
    public void mailAfterCommit(LockedAccount account, Contact.Email to) {
        KeycloakSessionFactory factory = account.session().getKeycloakSessionFactory();
        CodeMessage message = message(UUID.randomUUID().toString(), account, to);
        AfterCommit.run(
                account.session(),
                () -> KeycloakModelUtils.runJobInTransaction(factory, own -> handOver(own, message)));
    }

    CodeMessage message(String id, LockedAccount account, Contact.Email to) {
        UserModel user = account.user();
        return new CodeMessage(
                id,
                account.realm().getId(),
                Purpose.PIN,
                Recipient.of(user, Recipient.locale(account.session(), user)),
                List.of(to),
                List.of(),
                new OneTimeCode(pin.digits()),
                TRIED_FOR,
                "",
                "");
    }

    static PendingDelivery handOver(KeycloakSession session, CodeMessage message) {
        RealmModel realm = session.realms().getRealm(message.realmId());
        return courier(session).send(session, realm, message);
    }

    private static MessageDispatcher courier(KeycloakSession session) {
        return ((MessageDispatcherHolder) session.getKeycloakSessionFactory()
                        .getProviderFactory(Authenticator.class, IdentityCheckSettings.STEP))
                .courier();
    }

    @Override
    public String toString() {
        return "GeneratedPin[***]";
    }
}
