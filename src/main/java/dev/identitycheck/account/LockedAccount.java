package dev.identitycheck.account;

import dev.identitycheck.account.attribute.AccountAttributes;
import dev.identitycheck.account.attribute.CodeOutcomesJson;
import dev.identitycheck.account.attribute.ContactRegisterJson;
import dev.identitycheck.account.attribute.LedgerJson;
import dev.identitycheck.account.attribute.MessageLogJson;
import dev.identitycheck.account.attribute.UnreadableAccountException;
import dev.identitycheck.domain.attempt.AttemptCount;
import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.domain.contact.ContactRegister;
import dev.identitycheck.domain.identity.IdentityLedger;
import dev.identitycheck.domain.otp.CodeOutcomes;
import dev.identitycheck.keycloak.ServerSingletons;
import dev.identitycheck.ratelimit.MessageLog;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.UserCache;
import org.keycloak.storage.ReadOnlyException;
import org.keycloak.storage.UserStorageUtil;

/**
 * An account whose row this transaction has locked. Reads return the stored state, past every cache; no other
 * transaction writes the account at the same time.
 */
public final class LockedAccount {

    private static final Logger LOG = Logger.getLogger(LockedAccount.class);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final AttributeStore store;

    // Read several times under one lock; each read would be a query. Empty if the user has no phone credential.
    private @Nullable String phoneCredential;

    LockedAccount(KeycloakSession session, RealmModel realm, UserModel user, AttributeStore store) {
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.store = store;
    }

    /** The session whose transaction holds the lock. */
    public KeycloakSession session() {
        return session;
    }

    /** The realm, as the session of the lock sees it. */
    public RealmModel realm() {
        return realm;
    }

    /** The user; a user of this database is read and written without the cache. */
    public UserModel user() {
        return user;
    }

    /** The user by way of the cache and the user's own storage, for data that are not this extension's own. */
    public UserModel cachedUser() {
        return Objects.requireNonNull(session.users().getUserById(realm, user.getId()));
    }

    /** A new random salt, for digests of what this account has. */
    public String newSalt() {
        return SaltGenerator.next(ServerSingletons.of(session, SecureRandom.class));
    }

    /** The identity ledger; empty if the account has not met this extension. */
    public Optional<IdentityLedger> ledger() {
        return new AccountView(store).ledger();
    }

    /** The identity ledger as it is stored, though an address may have been verified since. */
    public Optional<IdentityLedger> writtenLedger() {
        return new AccountView(store).writtenLedger();
    }

    /** Stores the identity ledger, and whether the cleanup of unconfirmed links has to look at the account. */
    public void store(IdentityLedger ledger) {
        write(AccountAttributes.IDENTITIES, LedgerJson.write(ledger));
        write(AccountAttributes.UNCONFIRMED, ledger.awaitsConfirmation() ? AccountAttributes.YES : null);
    }

    /** The contact register; empty if the account's contacts have not been registered yet. */
    public Optional<ContactRegister> contacts() {
        return new AccountView(store).contacts();
    }

    /** Stores the contact register. */
    public void store(ContactRegister register) {
        write(AccountAttributes.CONTACTS, ContactRegisterJson.write(register));
    }

    /** What became of the codes that confirm no identity. */
    public CodeOutcomes codeOutcomes() {
        return new AccountView(store).codeOutcomes();
    }

    /** Stores what became of the codes that confirm no identity. */
    public void store(CodeOutcomes outcomes) {
        write(AccountAttributes.CODES, outcomes.equals(CodeOutcomes.NONE) ? null : CodeOutcomesJson.write(outcomes));
    }

    /** The attempt counter of a purpose. */
    public AttemptCount count(Purpose purpose) {
        return new AccountView(store).count(purpose);
    }

    /** Stores the attempt counter of a purpose. */
    public void store(Purpose purpose, AttemptCount count) {
        if (count.equals(AttemptCount.NONE)) {
            remove(AccountAttributes.counted(purpose));
            return;
        }
        write(AccountAttributes.failures(purpose), text(count.failures()));
        write(AccountAttributes.totalFailures(purpose), text(count.totalFailures()));
        write(AccountAttributes.lastFailure(purpose), text(count.lastFailure()));
        write(AccountAttributes.lockedAt(purpose), text(count.lockedAt()));
    }

    /**
     * Lifts locks and clears their counters; if no purpose is locked any more, a user disabled by a lock is enabled.
     */
    public void unlock(List<Purpose> purposes) {
        purposes.forEach(purpose -> store(purpose, AttemptCount.NONE));
        if (Arrays.stream(Purpose.values()).noneMatch(p -> count(p).locked())) {
            undoDisabling();
        }
        evict();
    }

    /** The log of messages sent lately. */
    public MessageLog messages() {
        return read(AccountAttributes.MESSAGES).map(MessageLogJson::read).orElse(MessageLog.EMPTY);
    }

    /** Stores the log of messages sent lately. */
    public void store(MessageLog log) {
        write(AccountAttributes.MESSAGES, log.sent().isEmpty() ? null : MessageLogJson.write(log));
    }

    /** The method that the owner prefers for confirmation; empty if the owner chose none. */
    public Optional<PreferredMethod> preferred() {
        return read(AccountAttributes.PREFERRED).flatMap(PreferredMethod::of);
    }

    /** Stores the method that the owner prefers for confirmation. */
    public void prefer(PreferredMethod method) {
        write(AccountAttributes.PREFERRED, method.key());
        evict();
    }

    /** Forgets the method that the owner prefers for confirmation. */
    public void forgetPreferred() {
        write(AccountAttributes.PREFERRED, null);
        evict();
    }

    /** Cancels a pending change of the e-mail address, which waits for the link in a mail to the new address. */
    public void dropPendingAddress() {
        UserModel cached = cachedUser();
        if (cached.getFirstAttribute(UserModel.EMAIL_PENDING) != null) {
            cached.removeAttribute(UserModel.EMAIL_PENDING);
        }
    }

    /**
     * Disables the user, and records that a lock did it. Tokens issued before are invalidated, which distinguishes a
     * form that an administrator opened before from one that shows the lock.
     */
    public void disable(Instant now) {
        if (switchOff()) {
            outdateSessions(now);
            write(AccountAttributes.DISABLED_AT, text(now));
        }
    }

    /** What was issued until now is worth nothing any more, whether or not its session is found. */
    public void outdateSessions(Instant now) {
        UserSessions.invalidateTokens(session(), realm(), user(), now);
    }

    /**
     * Disables the user because the owner asked for it: lifting a lock does not undo that.
     *
     * @return false if the user's storage refuses
     */
    public boolean switchOff() {
        try {
            user.setEnabled(false);
            return true;
        } catch (ReadOnlyException e) {
            LOG.warnf(
                    "identity-check event=not_disabled realm=%s user=%s cause=\"the user's storage refuses\"",
                    realm.getName(), user.getId());
            return false;
        }
    }

    /**
     * Whether a lock disabled the user, read from the user's model without the row lock: decides whether a look under
     * the lock is needed.
     */
    public static boolean wasDisabled(KeycloakSession session, RealmModel realm, UserModel user) {
        return AttributeStore.of(session, realm, user)
                .read(AccountAttributes.DISABLED_AT)
                .isPresent();
    }

    /** Whether a lock disabled the user, though an administrator may have enabled the user since. */
    public boolean wasDisabled() {
        return read(AccountAttributes.DISABLED_AT).isPresent();
    }

    /** Whether a representation with this not-before time was read after the lock had disabled the user. */
    public boolean wasDisabledBy(Instant notBefore) {
        return read(AccountAttributes.DISABLED_AT)
                .map(at -> Instant.ofEpochSecond(Long.parseLong(at)))
                .filter(at -> !notBefore.isBefore(at))
                .isPresent();
    }

    /** Enables the user again if a lock disabled it. */
    public void undoDisabling() {
        if (wasDisabled()) {
            user.setEnabled(true);
            forgetDisabling();
        }
    }

    /** Removes the record that a lock disabled the user. */
    public void forgetDisabling() {
        write(AccountAttributes.DISABLED_AT, null);
    }

    /**
     * Removes everything that this extension stores on the account, and records when. Codes that the owner refused are
     * refused still.
     */
    public void forgetEverything(Instant now) {
        CodeOutcomes refusals = refusals();
        remove(AccountAttributes.all());
        store(refusals);
        write(AccountAttributes.RESET_AT, text(now));
    }

    // What is damaged cannot be kept, and support resets accounts whose data are damaged.
    private CodeOutcomes refusals() {
        try {
            return codeOutcomes().refusals();
        } catch (UnreadableAccountException e) {
            return CodeOutcomes.NONE;
        }
    }

    /** Whether support has ever reset the account. */
    public boolean wasReset() {
        return read(AccountAttributes.RESET_AT).isPresent();
    }

    /**
     * Evicts the user from the caches of all nodes once the transaction has committed. Needed for changes that are read
     * from the cached user; counters are read under the lock only, and evicting on each failure would make every
     * parallel request load the user, and so hold a connection, before it waits for the lock.
     */
    public void evict() {
        UserCache cache = UserStorageUtil.userCache(session);
        if (cache != null) {
            cache.evict(realm, user);
        }
    }

    /** The number of the user's phone credential, in E.164; empty if there is none. */
    public Optional<String> phoneCredential() {
        String number = phoneCredential;
        if (number == null) {
            number = PhoneCredential.numberOf(user).orElse("");
            phoneCredential = number;
        }
        return Optional.of(number).filter(n -> !n.isEmpty());
    }

    /** Drops the remembered number after the phone credential was changed. */
    public void forgetPhoneCredential() {
        phoneCredential = null;
    }

    Optional<String> read(String attribute) {
        return store.read(attribute);
    }

    /**
     * Sets this extension's attributes to the expected values.
     *
     * @return the names of the attributes that had other values
     */
    Set<String> restore(Map<String, List<String>> expected) {
        Set<String> changed = store.restore(expected);
        if (!changed.isEmpty()) {
            evict();
        }
        return changed;
    }

    void write(String attribute, @Nullable String value) {
        ExtensionWrites.of(session, user.getId()).add(attribute, value);
        store.write(attribute, value);
    }

    private void remove(Collection<String> attributes) {
        ExtensionWrites writes = ExtensionWrites.of(session, user.getId());
        attributes.forEach(attribute -> writes.add(attribute, null));
        store.remove(attributes);
    }

    private static @Nullable String text(int count) {
        return count == 0 ? null : Integer.toString(count);
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : Long.toString(time.getEpochSecond());
    }
}
