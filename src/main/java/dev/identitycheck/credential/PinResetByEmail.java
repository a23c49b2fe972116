package dev.identitycheck.credential;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.delivery.CodeMessage;
import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.ratelimit.ResendPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Replaces the PIN at its owner's request and mails the new one, at most once a minute and within the resend policy.
 */
public final class PinResetByEmail {

    private static final ResendPolicy POLICY = new ResendPolicy(Duration.ofSeconds(60));
    private static final String ABOUT = Purpose.PIN.key();

    private PinResetByEmail() {}

    /** The outcome of a request. */
    public sealed interface Outcome {

        /**
         * The new PIN is stored, and its mail was sent.
         *
         * @param underway whether the result of the delivery is not known yet
         */
        record Mailed(boolean underway) implements Outcome {}

        /**
         * The mail could not be sent. The previous PIN is no longer valid; the owner may request another one at once.
         */
        record NotSent() implements Outcome {}

        /** The account has no address that a PIN may be mailed to. */
        record NoAddress() implements Outcome {}

        /**
         * The resend policy does not allow another request yet.
         *
         * @param until when the next request may be made
         */
        record TooSoon(Instant until) implements Outcome {}

        /** The account has changed since the request was confirmed. */
        record Outdated() implements Outcome {}
    }

    private sealed interface Decision {

        record Send(CodeMessage message) implements Decision {}

        record Answer(Outcome outcome) implements Decision {}
    }

    /**
     * Replaces the PIN of a user and mails the new one. The PIN is replaced in a transaction of its own.
     *
     * @param isConfirmed whether the account is still as it was when the request was confirmed
     * @param onChange a further change in that transaction, made if the PIN is replaced
     */
    public static Outcome make(
            KeycloakSession session,
            RealmModel realm,
            UserModel user,
            Instant now,
            Predicate<LockedAccount> isConfirmed,
            Consumer<LockedAccount> onChange) {
        GeneratedPin pin = GeneratedPin.of(session, realm, user);
        Decision decision = AccountLock.change(session, realm, user.getId(), account -> {
            Decision decided =
                    isConfirmed.test(account) ? decide(account, pin, now) : new Decision.Answer(new Outcome.Outdated());
            if (decided instanceof Decision.Send) {
                onChange.accept(account);
            }
            return decided;
        });
        if (decision instanceof Decision.Send send) {
            return switch (GeneratedPin.dispatch(session, send.message())
                    .await()
                    .status()) {
                case FAILED -> new Outcome.NotSent();
                case SENT -> new Outcome.Mailed(false);
                case PENDING, UNKNOWN -> new Outcome.Mailed(true);
            };
        }
        return ((Decision.Answer) decision).outcome();
    }

    private static Decision decide(LockedAccount account, GeneratedPin pin, Instant now) {
        String id = UUID.randomUUID().toString();
        Optional<Contact.Email> address = GeneratedPin.addressOf(account, now);
        if (address.isEmpty()) {
            return new Decision.Answer(new Outcome.NoAddress());
        }
        ResendPolicy.Admission admission = POLICY.admit(account.messages(), id, ABOUT, now);
        if (admission instanceof ResendPolicy.Admission.Now admitted) {
            account.store(admitted.log());
            new PinCredentialStore(account).replace(pin.hashed(), now);
            return new Decision.Send(pin.message(id, account, address.get()));
        }
        return new Decision.Answer(new Outcome.TooSoon(((ResendPolicy.Admission.Later) admission).until()));
    }
}
