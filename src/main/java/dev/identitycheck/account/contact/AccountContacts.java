package dev.identitycheck.account.contact;

import dev.identitycheck.account.AttributeStore;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.SaltGenerator;
import dev.identitycheck.account.UserContacts;
import dev.identitycheck.account.attribute.AccountAttributes;
import dev.identitycheck.account.attribute.ContactRegisterJson;
import dev.identitycheck.account.attribute.UnreadableAccountException;
import dev.identitycheck.domain.contact.ContactBook;
import dev.identitycheck.domain.contact.ContactRegister;
import dev.identitycheck.domain.contact.PhoneNumberParser;
import dev.identitycheck.settings.RealmSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The contacts of one account as they stand, and the register that says which of them count.
 *
 * @param account the account, under its lock
 * @param delay how long a contact stands that only itself speaks for, before it counts
 * @param now the time
 */
public record AccountContacts(LockedAccount account, Duration delay, Instant now) {

    // Where the setting cannot be read, the step refuses; what is noted meanwhile shall not count too early.
    private static final Duration LONGEST = Duration.ofDays(30);

    /** The contacts of an account, by the rules of its realm. */
    public static AccountContacts of(LockedAccount account, Instant now) {
        return new AccountContacts(
                account, RealmSettings.of(account.realm()).newContactDelay().orElse(LONGEST), now);
    }

    /** The contacts as they stand on a user, with numbers read as in the realm's country. */
    public static ContactBook standing(RealmModel realm, UserModel user) {
        return UserContacts.of(user, numbers(realm));
    }

    private static PhoneNumberParser numbers(RealmModel realm) {
        return new PhoneNumberParser(RealmSettings.of(realm).smsRegion());
    }

    /** Without the lock, as the user's model has it: whether every contact of a user is in the register. */
    public static boolean isUpToDate(KeycloakSession session, RealmModel realm, UserModel user) {
        return isUpToDate(AttributeStore.of(session, realm, user), standing(realm, user));
    }

    static boolean isUpToDate(AttributeStore store, ContactBook book) {
        return register(store).map(register -> register.covers(book)).orElse(book.isEmpty());
    }

    /** Likewise whether the register holds the contacts that the user has, and no other; not if it cannot be read. */
    public static boolean isExact(KeycloakSession session, RealmModel realm, UserModel user) {
        return isExact(AttributeStore.of(session, realm, user), standing(realm, user));
    }

    static boolean isExact(AttributeStore store, ContactBook book) {
        try {
            return register(store)
                    .filter(register -> register.covers(book)
                            && register.entries().size() == book.contacts().size())
                    .isPresent();
        } catch (UnreadableAccountException e) {
            return false;
        }
    }

    /** Likewise whether there is no register yet. */
    public static boolean isUnmet(KeycloakSession session, RealmModel realm, UserModel user) {
        return AttributeStore.of(session, realm, user)
                .read(AccountAttributes.CONTACTS)
                .isEmpty();
    }

    private static Optional<ContactRegister> register(AttributeStore store) {
        return store.read(AccountAttributes.CONTACTS).map(ContactRegisterJson::read);
    }

    /** The contacts as they stand, of those that count. */
    public ContactBook confirming() {
        return note().confirming(onFile(), delay, now);
    }

    /** The contacts as they stand, whether or not they count. */
    public ContactBook onFile() {
        return UserContacts.of(account.user(), account.phoneCredential(), numbers(account.realm()));
    }

    /**
     * Takes note of the contacts as they stand, and says whether the account has never had any. Whoever lost them by a
     * reset is none of those.
     */
    public boolean neverHadAny() {
        return note().isEmpty() && !account.wasReset();
    }

    /** Takes note of the contacts as they stand. At the first look, all of them count. */
    public ContactRegister note() {
        return keep(account.contacts()
                .map(register -> register.seen(onFile(), delay, now))
                .orElseGet(() -> ContactRegister.opened(SaltGenerator.next(), onFile(), now)));
    }

    /**
     * Takes note of the contacts of somebody who is trusted. Whoever has none yet may be about to prove a first one; that
     * one is met later.
     */
    public void meet() {
        if (account.contacts().isPresent() || !onFile().isEmpty()) {
            note();
        }
    }

    /** Takes note of contacts that a person changed: at the first look, those count that were there before. */
    public void changed(ContactBook before) {
        keep(known(before).seen(onFile(), delay, now));
    }

    /** Takes note of contacts that an administrator changed. */
    public void decided(ContactBook before) {
        // What was changed unnoticed before stays as new as it is.
        keep(known(before).seen(before, delay, now).decided(before, onFile(), now));
    }

    /**
     * Whether somebody is about to prove the first contact of a new account, whose register of contacts is not made yet: that
     * one is on file when the account is first met.
     */
    public boolean isFirst(ContactBook before) {
        Long created = account.user().getCreatedTimestamp();
        return before.isEmpty()
                && account.contacts().isEmpty()
                && created != null
                && now.minus(delay).isBefore(Instant.ofEpochMilli(created));
    }

    private ContactRegister known(ContactBook before) {
        return account.contacts().orElseGet(() -> ContactRegister.opened(SaltGenerator.next(), before, now));
    }

    ContactRegister keep(ContactRegister register) {
        if (!account.contacts().equals(Optional.of(register))) {
            account.store(register);
            // Known logins ask the cached user whether there is anything to note.
            account.evict();
        }
        return register;
    }
}
