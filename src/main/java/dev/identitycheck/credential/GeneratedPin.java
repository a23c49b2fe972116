package dev.identitycheck.credential;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.contact.AccountContacts;
import dev.identitycheck.delivery.CodeContent;
import dev.identitycheck.delivery.CodeMessage;
import dev.identitycheck.delivery.MessageDispatcher;
import dev.identitycheck.delivery.PendingDelivery;
import dev.identitycheck.delivery.Recipient;
import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.otp.CodeGenerator;
import dev.identitycheck.domain.otp.OneTimeCode;
import dev.identitycheck.domain.pin.Pin;
import dev.identitycheck.domain.pin.PinGenerator;
import dev.identitycheck.keycloak.AfterCommit;
import dev.identitycheck.keycloak.CurrentRequest;
import dev.identitycheck.keycloak.ServerSingletons;
import dev.identitycheck.keycloak.Transactions;
import dev.identitycheck.settings.RealmSettings;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * A PIN that the server generates and mails. The PIN is in memory only, until it is hashed and the mail is written.
 *
 * @param pin the PIN
 * @param hashed the PIN as it is stored
 */
public record GeneratedPin(Pin pin, HashedPin hashed) {

    // A later mail would announce a PIN long after it was requested.
    private static final Duration DELIVERY_LIMIT = Duration.ofMinutes(10);

    /** Generates a PIN for a user. */
    public static GeneratedPin of(KeycloakSession session, RealmModel realm, UserModel user) {
        PinGenerator generator = new PinGenerator(new CodeGenerator(ServerSingletons.of(session, SecureRandom.class)));
        Pin pin = generator.next(RealmSettings.of(realm).pinLength(), GuessableDigits.of(user));
        return new GeneratedPin(pin, HashedPin.of(session, realm, pin));
    }

    /**
     * The verified address of an account, not changed lately, that a PIN may be mailed to. Needs the account's
     * row lock.
     */
    public static Optional<Contact.Email> addressOf(LockedAccount account, Instant now) {
        AccountContacts contacts = AccountContacts.of(account, now);
        // Without an address no contact is recorded here: a first address that is verified later counts at once.
        return contacts.current().email().isEmpty()
                ? Optional.empty()
                : contacts.confirming().email();
    }

    /** Mails the PIN once, as soon as the account's transaction has committed: until then the previous PIN is valid. */
    public void mailAfterCommit(LockedAccount account, Contact.Email to) {
        KeycloakSessionFactory factory = account.session().getKeycloakSessionFactory();
        CodeMessage message = message(UUID.randomUUID().toString(), account, to);
        AfterCommit.run(account.session(), () -> Transactions.runInOwn(factory, own -> dispatch(own, message)));
    }

    CodeMessage message(String id, LockedAccount account, Contact.Email to) {
        UserModel user = account.user();
        return new CodeMessage(
                id,
                account.realm().getId(),
                Recipient.of(user, Recipient.locale(account.session(), user), CurrentRequest.base(account.session())),
                List.of(to),
                CodeContent.of(new OneTimeCode(pin.digits()), DELIVERY_LIMIT, Purpose.PIN, ""),
                List.of());
    }

    static PendingDelivery dispatch(KeycloakSession session, CodeMessage message) {
        RealmModel realm = session.realms().getRealm(message.realmId());
        return dispatcher(session).send(session, realm, message);
    }

    private static MessageDispatcher dispatcher(KeycloakSession session) {
        return ServerSingletons.of(session, MessageDispatcher.class);
    }

    @Override
    public String toString() {
        return "GeneratedPin[***]";
    }
}
