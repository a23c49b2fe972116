package dev.identitycheck.account.contact;

import dev.identitycheck.account.AttributeStore;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.UserContacts;
import dev.identitycheck.account.attribute.AccountAttributes;
import dev.identitycheck.account.attribute.ContactRegisterJson;
import dev.identitycheck.account.attribute.UnreadableAccountException;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.ContactBook;
import dev.identitycheck.domain.contact.ContactProof;
import dev.identitycheck.domain.contact.ContactRegister;
import dev.identitycheck.keycloak.ReadOnlyStorage;
import dev.identitycheck.phone.PhoneNumberParser;
import dev.identitycheck.settings.RealmSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The current contacts of one account, and the register that says which of them count.
 *
 * @param account the account, under its row lock
 * @param delay how long a contact that no older contact proved must stand before it counts
 * @param now the current time
 */
public record AccountContacts(LockedAccount account, Duration delay, Instant now) {

    // Where the setting cannot be read, the step refuses; a contact registered meanwhile must not count too early.
    private static final Duration MAX_DELAY = Duration.ofDays(30);

    /** The contacts of an account, with the delay that its realm sets for new contacts. */
    public static AccountContacts of(LockedAccount account, Instant now) {
        return new AccountContacts(
                account, RealmSettings.of(account.realm()).newContactDelay().orElse(MAX_DELAY), now);
    }

    /** The current contacts of a user, with phone numbers parsed for the realm's region. */
    public static ContactBook standing(RealmModel realm, UserModel user) {
        return UserContacts.of(user, numbers(realm));
    }

    private static PhoneNumberParser numbers(RealmModel realm) {
        return new PhoneNumberParser(RealmSettings.of(realm).smsRegion());
    }

    /** Whether every contact of a user is in the register, read from the user's model without the row lock. */
    public static boolean isUpToDate(KeycloakSession session, RealmModel realm, UserModel user) {
        return isUpToDate(AttributeStore.of(session, realm, user), standing(realm, user));
    }

    static boolean isUpToDate(AttributeStore store, ContactBook book) {
        return register(store).map(register -> register.covers(book)).orElse(book.isEmpty());
    }

    /**
     * Whether the register holds exactly the user's contacts, read without the row lock; false if it cannot be read.
     */
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

    /** Whether the user has no contact register yet, read without the row lock. */
    public static boolean isUnmet(KeycloakSession session, RealmModel realm, UserModel user) {
        return AttributeStore.of(session, realm, user)
                .read(AccountAttributes.CONTACTS)
                .isEmpty();
    }

    /** Whether the account has a contact register that cannot be read. */
    public static boolean isDamaged(LockedAccount account) {
        try {
            account.contacts();
            return false;
        } catch (UnreadableAccountException e) {
            return true;
        }
    }

    private static Optional<ContactRegister> register(AttributeStore store) {
        return store.read(AccountAttributes.CONTACTS).map(ContactRegisterJson::read);
    }

    /** The current contacts that count; updates the register first. */
    public ContactBook confirming() {
        return note().confirming(current(), delay, now);
    }

    /** The current contacts, whether or not they count. */
    public ContactBook current() {
        return UserContacts.of(account.user(), account.phoneCredential(), numbers(account.realm()));
    }

    /**
     * Updates the register, and returns whether the account has never had a contact. An account that lost its contacts
     * by a reset has had one.
     */
    public boolean neverHadAny() {
        return note().isEmpty() && !account.wasReset();
    }

    /** Updates the register with the current contacts. When the register is created, all of them count. */
    public ContactRegister note() {
        return storeIfChanged(account.contacts()
                .map(register -> register.seen(current(), proofByStorage(), delay, now))
                .orElseGet(() -> ContactRegister.opened(account.newSalt(), current(), now)));
    }

    // Nobody but the directory can have written an address that a read-only one keeps: it has the word there that an
    // administrator has elsewhere. No event tells of such a change where the directory is read at each look.
    private Function<Contact, ContactProof> proofByStorage() {
        boolean isDecided = RealmSettings.of(account.realm()).directoryDecides()
                && ReadOnlyStorage.keeps(account.realm(), account.user());
        return contact -> isDecided && contact instanceof Contact.Email ? ContactProof.SUPPORT : ContactProof.ITSELF;
    }

    /**
     * Updates the register after a trusted login. An account without any contact may be about to prove a first one, so
     * its register is created later.
     */
    public void registerIfAny() {
        if (account.contacts().isPresent() || !current().isEmpty()) {
            note();
        }
    }

    /**
     * Updates the register after the user changed contacts: when it is created, the contacts from before the
     * change count.
     */
    public void changed(ContactBook before) {
        storeIfChanged(registerOr(before).seen(current(), delay, now));
    }

    /** Updates the register after an administrator changed contacts. */
    public void decided(ContactBook before) {
        // An earlier change that is not registered yet does not count sooner by this one.
        storeIfChanged(registerOr(before).seen(before, delay, now).decided(before, current(), now));
    }

    /**
     * Whether the user is about to prove the first contact of a new account that has no contact register yet: that
     * contact is on file when the account first meets this extension.
     */
    public boolean isFirst(ContactBook before) {
        Long created = account.user().getCreatedTimestamp();
        return before.isEmpty()
                && account.contacts().isEmpty()
                && created != null
                && now.minus(delay).isBefore(Instant.ofEpochMilli(created));
    }

    private ContactRegister registerOr(ContactBook before) {
        return account.contacts().orElseGet(() -> ContactRegister.opened(account.newSalt(), before, now));
    }

    ContactRegister storeIfChanged(ContactRegister register) {
        if (!account.contacts().equals(Optional.of(register))) {
            account.store(register);
            // Logins with a known identity read from the cached user whether the register must be updated.
            account.evict();
        }
        return register;
    }
}
