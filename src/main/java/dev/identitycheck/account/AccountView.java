package dev.identitycheck.account;

import dev.identitycheck.account.attribute.AccountAttributes;
import dev.identitycheck.account.attribute.ContactRegisterJson;
import dev.identitycheck.account.attribute.LedgerJson;
import dev.identitycheck.account.attribute.UnreadableAccountException;
import dev.identitycheck.domain.attempt.AttemptCount;
import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.domain.contact.ContactRegister;
import dev.identitycheck.domain.identity.Identity;
import dev.identitycheck.domain.identity.IdentityLedger;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** What is stored on an account, to be read. Without the lock it may be another a moment later. */
public final class AccountView {

    private final AttributeStore store;

    AccountView(AttributeStore store) {
        this.store = store;
    }

    /** The account of a user: what it says is as old as the user's model, of which {@link UncachedUser} is the newest. */
    public static AccountView of(KeycloakSession session, RealmModel realm, UserModel user) {
        return new AccountView(AttributeStore.of(session, realm, user));
    }

    /**
     * The ledger; nothing if the account has not met this extension. Keycloak 26.7 marks an address as verified by the
     * link of a forgotten password without an event: so an identity that made the account and proved no address is not
     * known from the moment on in which one stands there as proved, whether or not anybody has written that down.
     *
     * @throws UnreadableAccountException when it is damaged
     */
    public Optional<IdentityLedger> ledger() {
        return writtenLedger()
                .map(ledger -> ledger.owesProof() && hasProvedAddress(store.user()) ? ledger.doubted() : ledger);
    }

    /** The same as it is written, though an address may have been proved since. */
    Optional<IdentityLedger> writtenLedger() {
        return store.read(AccountAttributes.IDENTITIES).map(LedgerJson::read);
    }

    /** Whether an identity is asked because somebody else proved a contact of the account that it made. */
    boolean doubts(Identity identity) {
        return store.read(AccountAttributes.IDENTITIES)
                        .filter(LedgerJson::speaksOfOwing)
                        .isPresent()
                && ledger().filter(ledger -> ledger.doubts(identity)).isPresent();
    }

    /** Whether an identity that made the account owes the proof of an address, and nobody has written down any doubt. */
    public boolean owesProof() {
        // Each login asks: most ledgers are not worth reading for that.
        return store.read(AccountAttributes.IDENTITIES)
                .filter(LedgerJson::speaksOfOwing)
                .map(LedgerJson::read)
                .filter(ledger -> !ledger.doubted().equals(ledger))
                .isPresent();
    }

    /** Whether it does though an address stands there as proved. */
    public boolean isOutOfDate() {
        return hasProvedAddress(store.user()) && owesProof();
    }

    private static boolean hasProvedAddress(UserModel user) {
        return user.getEmail() != null && user.isEmailVerified();
    }

    /**
     * The register of contacts; nothing if the account's contacts have not been looked at.
     *
     * @throws UnreadableAccountException when it is damaged
     */
    public Optional<ContactRegister> contacts() {
        return store.read(AccountAttributes.CONTACTS).map(ContactRegisterJson::read);
    }

    /**
     * What is counted for a purpose.
     *
     * @throws UnreadableAccountException when it is damaged
     */
    public AttemptCount count(Purpose purpose) {
        return new AttemptCount(
                number(AccountAttributes.failures(purpose)),
                number(AccountAttributes.totalFailures(purpose)),
                time(AccountAttributes.lastFailure(purpose)),
                time(AccountAttributes.lockedAt(purpose)));
    }

    private int number(String attribute) {
        return parsed(attribute, Integer::valueOf).orElse(0);
    }

    private @Nullable Instant time(String attribute) {
        return parsed(attribute, s -> Instant.ofEpochSecond(Long.parseLong(s))).orElse(null);
    }

    private <T> Optional<T> parsed(String attribute, Function<String, T> parser) {
        try {
            return store.read(attribute).map(parser);
        } catch (RuntimeException e) {
            throw new UnreadableAccountException(attribute, e);
        }
    }
}
