package dev.identitycheck.pin;

import dev.identitycheck.account.AfterCommit;
import dev.identitycheck.account.ContactFile;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.attempts.Purpose;
import dev.identitycheck.code.CodeGenerator;
import dev.identitycheck.code.OneTimeCode;
import dev.identitycheck.code.Pin;
import dev.identitycheck.code.PinGenerator;
import dev.identitycheck.contact.Contact;
import dev.identitycheck.delivery.CodeMessage;
import dev.identitycheck.delivery.Courier;
import dev.identitycheck.delivery.CourierKeeper;
import dev.identitycheck.delivery.Handover;
import dev.identitycheck.delivery.Recipient;
import dev.identitycheck.settings.RealmSettings;
import dev.identitycheck.settings.Settings;
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
public record NewPin(Pin pin, HashedPin hashed) {

    // A mail that comes later than that would tell of a PIN long after it was asked for.
    private static final Duration TRIED_FOR = Duration.ofMinutes(10);

    private static final PinGenerator GENERATOR = new PinGenerator(new CodeGenerator(new SecureRandom()));

    /** Makes a PIN for a user. */
    public static NewPin of(KeycloakSession session, RealmModel realm, UserModel user) {
        Pin pin = GENERATOR.next(RealmSettings.of(realm).pinLength(), OwnersDigits.of(user));
        return new NewPin(pin, HashedPin.of(session, realm, pin));
    }

    /** The address that a PIN may be mailed to: the account's own, proved, and not changed lately. Under the lock. */
    public static Optional<Contact.Email> addressOf(LockedAccount account, Instant now) {
        ContactFile contacts = ContactFile.of(account, now);
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

    static Handover handOver(KeycloakSession session, CodeMessage message) {
        RealmModel realm = session.realms().getRealm(message.realmId());
        return courier(session).send(session, realm, message);
    }

    private static Courier courier(KeycloakSession session) {
        return ((CourierKeeper)
                        session.getKeycloakSessionFactory().getProviderFactory(Authenticator.class, Settings.STEP))
                .courier();
    }

    @Override
    public String toString() {
        return "NewPin[***]";
    }
}
