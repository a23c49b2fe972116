package dev.identitycheck.credential;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.delivery.CodeMessage;
import dev.identitycheck.delivery.DispatchResult;
import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.ratelimit.ResendPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The owner asks for a new PIN by mail: at most one a minute, within what an account is mailed at all. */
public final class PinResetByEmail {

    private static final ResendPolicy POLICY = new ResendPolicy(Duration.ofSeconds(60));
    private static final String ABOUT = Purpose.PIN.key();

    private PinResetByEmail() {}

    /** What became of a request. */
    public sealed interface Outcome {

        /**
         * The PIN is the account's, and its mail was sent.
         *
         * @param underway whether nothing is known of the mail yet
         */
        record Mailed(boolean underway) implements Outcome {}

        /** The mail could not be sent. The PIN before has ended all the same; the owner may ask again at once. */
        record NotSent() implements Outcome {}

        /** There is no address that a PIN may be mailed to. */
        record NoAddress() implements Outcome {}

        /**
         * There was a request a moment ago.
         *
         * @param until when the next one may be made
         */
        record TooSoon(Instant until) implements Outcome {}
    }

    private sealed interface Decision {

        record Send(CodeMessage message) implements Decision {}

        record Answer(Outcome outcome) implements Decision {}
    }

    /**
     * Makes a new PIN, ends the one before and mails it. In a transaction of its own.
     *
     * @param onChange what else that transaction does where it ends the PIN before
     */
    public static Outcome make(
            KeycloakSession session, RealmModel realm, UserModel user, Instant now, Consumer<LockedAccount> onChange) {
        GeneratedPin pin = GeneratedPin.of(session, realm, user);
        Decision decision = AccountLock.change(session, realm, user.getId(), account -> {
            Decision decided = decide(account, pin, now);
            if (decided instanceof Decision.Send) {
                onChange.accept(account);
            }
            return decided;
        });
        if (decision instanceof Decision.Send send) {
            DispatchResult delivery =
                    GeneratedPin.handOver(session, send.message()).await();
            return delivery instanceof DispatchResult.Failed
                    ? new Outcome.NotSent()
                    : new Outcome.Mailed(delivery instanceof DispatchResult.Underway);
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
        if (admission instanceof ResendPolicy.Admission.Now free) {
            account.store(free.log());
            new PinCredentialStore(account).replace(pin.hashed(), now);
            return new Decision.Send(pin.message(id, account, address.get()));
        }
        return new Decision.Answer(new Outcome.TooSoon(((ResendPolicy.Admission.Later) admission).until()));
    }
}
