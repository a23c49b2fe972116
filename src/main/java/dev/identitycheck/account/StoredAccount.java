package dev.identitycheck.account;

import dev.identitycheck.attempts.AttemptCount;
import dev.identitycheck.attempts.Purpose;
import dev.identitycheck.contact.ContactRegister;
import dev.identitycheck.identity.IdentityLedger;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** What is stored on an account, to be read. Without the lock it may be another a moment later. */
public final class StoredAccount {

    private final AccountStore store;

    StoredAccount(AccountStore store) {
        this.store = store;
    }

    /** The account of a user: what it says is as old as the user's model, of which {@link StoredUser} is the newest. */
    public static StoredAccount of(KeycloakSession session, RealmModel realm, UserModel user) {
        return new StoredAccount(AccountStore.of(session, realm, user));
    }

    /**
     * The ledger; nothing if the account has not met this extension.
     *
     * @throws UnreadableAccountException when it is damaged
     */
    public Optional<IdentityLedger> ledger() {
        return store.read(AccountAttributes.IDENTITIES).map(LedgerJson::read);
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
