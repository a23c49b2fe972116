package dev.identitycheck.account;

import dev.identitycheck.account.attribute.AccountAttributes;
import dev.identitycheck.account.attribute.CodeOutcomesJson;
import dev.identitycheck.account.attribute.ContactRegisterJson;
import dev.identitycheck.account.attribute.LedgerJson;
import dev.identitycheck.account.attribute.UnreadableAccountException;
import dev.identitycheck.domain.attempt.AttemptCount;
import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.domain.contact.ContactRegister;
import dev.identitycheck.domain.identity.Identity;
import dev.identitycheck.domain.identity.IdentityLedger;
import dev.identitycheck.domain.otp.CodeOutcomes;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * A read-only view of the state stored on an account. Read without the row lock, it may be out of date a moment later.
 */
public final class AccountView {

    private final AttributeStore store;

    AccountView(AttributeStore store) {
        this.store = store;
    }

    /** The view of a user's account. It is as old as the user's model, of which {@link UncachedUser} is the newest. */
    public static AccountView of(KeycloakSession session, RealmModel realm, UserModel user) {
        return new AccountView(AttributeStore.of(session, realm, user));
    }

    /**
     * The identity ledger; empty if the account has not met this extension. Keycloak 26.7 marks an address as
     * verified by the link of a forgotten password without an event. So an identity that created the account and
     * proved no address is not known as soon as the account has a verified address, whether or not that is written in
     * the ledger yet.
     *
     * @throws UnreadableAccountException when the ledger is damaged
     */
    public Optional<IdentityLedger> ledger() {
        return writtenLedger()
                .map(ledger -> ledger.owesProof() && hasProvedAddress(store.user()) ? ledger.doubted() : ledger);
    }

    /** The identity ledger as it is stored, though an address may have been verified since. */
    Optional<IdentityLedger> writtenLedger() {
        return store.read(AccountAttributes.IDENTITIES).map(LedgerJson::read);
    }

    /** Whether this extension has handled the account: it has a ledger, or registered contacts. */
    public boolean isMet() {
        return store.read(AccountAttributes.IDENTITIES).isPresent()
                || store.read(AccountAttributes.CONTACTS).isPresent();
    }

    /** Whether this identity created the account but is doubted: somebody else proved a contact of the account. */
    boolean isDoubted(Identity identity) {
        return store.read(AccountAttributes.IDENTITIES)
                        .filter(LedgerJson::mayOweProof)
                        .isPresent()
                && ledger().filter(ledger -> ledger.isDoubted(identity)).isPresent();
    }

    /**
     * Whether an identity created the account without proving an address and is not marked as doubted in the ledger.
     */
    public boolean owesProof() {
        // Asked at each login: most ledgers need not be parsed for the answer.
        return store.read(AccountAttributes.IDENTITIES)
                .filter(LedgerJson::mayOweProof)
                .map(LedgerJson::read)
                .filter(ledger -> !ledger.doubted().equals(ledger))
                .isPresent();
    }

    /** Whether the stored ledger is out of date: an identity owes a proof, and the account has a verified address. */
    public boolean isOutOfDate() {
        return hasProvedAddress(store.user()) && owesProof();
    }

    private static boolean hasProvedAddress(UserModel user) {
        return user.getEmail() != null && user.isEmailVerified();
    }

    /**
     * The contact register; empty if the account's contacts have not been registered yet.
     *
     * @throws UnreadableAccountException when the register is damaged
     */
    public Optional<ContactRegister> contacts() {
        return store.read(AccountAttributes.CONTACTS).map(ContactRegisterJson::read);
    }

    /**
     * What became of the codes that confirm no identity.
     *
     * @throws UnreadableAccountException when it is damaged
     */
    public CodeOutcomes codeOutcomes() {
        return store.read(AccountAttributes.CODES).map(CodeOutcomesJson::read).orElse(CodeOutcomes.NONE);
    }

    /**
     * The attempt counter of a purpose.
     *
     * @throws UnreadableAccountException when the counter is damaged
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
