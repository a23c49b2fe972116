package dev.identitycheck.account;

import dev.identitycheck.account.attribute.AccountAttributes;
import dev.identitycheck.account.attribute.ContactRegisterJson;
import dev.identitycheck.account.attribute.LedgerJson;
import dev.identitycheck.account.attribute.MessageLogJson;
import dev.identitycheck.domain.attempt.AttemptCount;
import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.domain.contact.ContactRegister;
import dev.identitycheck.domain.identity.IdentityLedger;
import dev.identitycheck.ratelimit.MessageLog;
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
 * An account whose row this transaction holds. What is read here is the stored truth, past every cache; what is written
 * here nobody else writes at the same time.
 */
public final class LockedAccount {

    private static final Logger LOG = Logger.getLogger(LockedAccount.class);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final AttributeStore store;

    // Asked for several times under one lock, and each time it would be a query. Empty if there is none.
    private @Nullable String phoneCredential;

    LockedAccount(KeycloakSession session, RealmModel realm, UserModel user, AttributeStore store) {
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.store = store;
    }

    /** The session that holds the lock. */
    public KeycloakSession session() {
        return session;
    }

    /** The realm, as that session sees it. */
    public RealmModel realm() {
        return realm;
    }

    /** The user, read and written without the cache where it is one of this database. */
    public UserModel user() {
        return user;
    }

    /** The user by way of the cache and the user's own storage, for what is not this extension's own data. */
    public UserModel cachedUser() {
        return Objects.requireNonNull(session.users().getUserById(realm, user.getId()));
    }

    /** The ledger; nothing if the account has not met this extension. */
    public Optional<IdentityLedger> ledger() {
        return new AccountView(store).ledger();
    }

    /** The ledger as it is written, though an address may have been proved since. */
    public Optional<IdentityLedger> writtenLedger() {
        return new AccountView(store).writtenLedger();
    }

    /** Stores the ledger, and whether the sweep has something to look for. */
    public void store(IdentityLedger ledger) {
        write(AccountAttributes.IDENTITIES, LedgerJson.write(ledger));
        write(AccountAttributes.UNCONFIRMED, ledger.awaitsConfirmation() ? AccountAttributes.YES : null);
    }

    /** The register of contacts; nothing if the account's contacts have not been looked at. */
    public Optional<ContactRegister> contacts() {
        return new AccountView(store).contacts();
    }

    /** Stores the register of contacts. */
    public void store(ContactRegister register) {
        write(AccountAttributes.CONTACTS, ContactRegisterJson.write(register));
    }

    /** What is counted for a purpose. */
    public AttemptCount count(Purpose purpose) {
        return new AccountView(store).count(purpose);
    }

    /** Stores what is counted for a purpose. */
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

    /** Lifts locks and forgets what was counted; where none is left, a user whom a lock switched off is switched on. */
    public void unlock(List<Purpose> purposes) {
        purposes.forEach(p -> store(p, AttemptCount.NONE));
        if (Arrays.stream(Purpose.values()).noneMatch(p -> count(p).locked())) {
            undoDisabling();
        }
        evict();
    }

    /** The messages sent lately. */
    public MessageLog messages() {
        return read(AccountAttributes.MESSAGES).map(MessageLogJson::read).orElse(MessageLog.EMPTY);
    }

    /** Stores the messages sent lately. */
    public void store(MessageLog log) {
        write(AccountAttributes.MESSAGES, log.sent().isEmpty() ? null : MessageLogJson.write(log));
    }

    /** The way in which the owner chose to be asked; nothing if they did not. */
    public Optional<PreferredMethod> preferred() {
        return read(AccountAttributes.PREFERRED).flatMap(PreferredMethod::of);
    }

    /** Stores the way in which the owner chose to be asked. */
    public void prefer(PreferredMethod way) {
        write(AccountAttributes.PREFERRED, way.key());
        evict();
    }

    /** A change of the address that waits for the link in a mail to the new one comes to nothing. */
    public void dropPendingAddress() {
        UserModel whole = cachedUser();
        if (whole.getFirstAttribute(UserModel.EMAIL_PENDING) != null) {
            whole.removeAttribute(UserModel.EMAIL_PENDING);
        }
    }

    /**
     * Switches the user off, and remembers that the lock did it. What was issued before is outdated, which tells a form that an
     * administrator opened before from one that shows the lock.
     */
    public void disable(Instant now) {
        if (switchOff()) {
            UserSessions.outdate(this, now);
            write(AccountAttributes.DISABLED_AT, text(now));
        }
    }

    /**
     * Switches the user off because its owner asked for it: no lock that is lifted changes that.
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

    /** The same without the lock, as the user's model has it: says whether a look under the lock is worth while. */
    public static boolean wasDisabled(KeycloakSession session, RealmModel realm, UserModel user) {
        return AttributeStore.of(session, realm, user)
                .read(AccountAttributes.DISABLED_AT)
                .isPresent();
    }

    /** Whether a lock switched the user off, though somebody may have switched it on again since. */
    public boolean wasDisabled() {
        return read(AccountAttributes.DISABLED_AT).isPresent();
    }

    /** Whether a user whose tokens count since then is one whom the lock has switched off already. */
    public boolean wasDisabledBy(Instant outdated) {
        return read(AccountAttributes.DISABLED_AT)
                .map(at -> Instant.ofEpochSecond(Long.parseLong(at)))
                .filter(at -> !outdated.isBefore(at))
                .isPresent();
    }

    /** Switches the user on again if a lock switched it off. */
    public void undoDisabling() {
        if (wasDisabled()) {
            user.setEnabled(true);
            forgetDisabling();
        }
    }

    /** Forgets that a lock switched the user off. */
    public void forgetDisabling() {
        write(AccountAttributes.DISABLED_AT, null);
    }

    /** Forgets all that is stored, and remembers when. */
    public void forgetEverything(Instant now) {
        remove(AccountAttributes.all());
        write(AccountAttributes.RESET_AT, text(now));
    }

    /** Whether support has ever made the account as new. */
    public boolean wasReset() {
        return read(AccountAttributes.RESET_AT).isPresent();
    }

    /**
     * Makes every node read this user anew once the transaction has committed. For changes that the cached user is asked
     * about; counters are read under the lock only, and evicting on each failure would make every parallel request load
     * the user, and so hold a connection, before it waits for the lock.
     */
    public void evict() {
        UserCache cache = UserStorageUtil.userCache(session);
        if (cache != null) {
            cache.evict(realm, user);
        }
    }

    /** The number that the user's credential holds. */
    public Optional<String> phoneCredential() {
        String number = phoneCredential;
        if (number == null) {
            number = PhoneCredential.numberOf(user).orElse("");
            phoneCredential = number;
        }
        return Optional.of(number).filter(n -> !n.isEmpty());
    }

    /** The credential was changed. */
    public void forgetPhoneCredential() {
        phoneCredential = null;
    }

    Optional<String> read(String attribute) {
        return store.read(attribute);
    }

    /**
     * Makes this extension's attributes those that are expected.
     *
     * @return the names of those that were others
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
