package dev.identitycheck.notice;

import dev.identitycheck.account.AccountView;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.UserContacts;
import dev.identitycheck.account.attribute.UnreadableAccountException;
import dev.identitycheck.account.contact.AccountContacts;
import dev.identitycheck.domain.contact.ContactBook;
import dev.identitycheck.domain.contact.ContactRegister;
import dev.identitycheck.settings.RealmSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The contacts that an account had before a change, for the notice of that change. Whoever makes it may have put a
 * contact of their own in their place.
 *
 * @param book the contacts that counted; where none did, those on file
 * @param pec the certified mailbox
 */
public record EarlierContacts(ContactBook book, Optional<String> pec) {

    // Where the setting cannot be read, a new contact does not take the place of an old one too early.
    private static final Duration MAX_DELAY = Duration.ofDays(30);

    /** Reads the contacts of a user. */
    public static EarlierContacts of(KeycloakSession session, RealmModel realm, UserModel user, Instant now) {
        ContactBook standing = AccountContacts.standing(realm, user);
        Duration delay = RealmSettings.of(realm).newContactDelay().orElse(MAX_DELAY);
        ContactBook counting = register(session, realm, user)
                .map(register -> register.confirming(standing, delay, now))
                .orElse(standing);
        return new EarlierContacts(counting.isEmpty() ? standing : counting, UserContacts.pec(user));
    }

    /** Reads the contacts of an account under its lock. */
    public static EarlierContacts of(LockedAccount account, Instant now) {
        return of(account.session(), account.realm(), account.user(), now);
    }

    // Where the register cannot be read, the contacts on file are told.
    private static Optional<ContactRegister> register(KeycloakSession session, RealmModel realm, UserModel user) {
        try {
            return AccountView.of(session, realm, user).contacts();
        } catch (UnreadableAccountException e) {
            return Optional.empty();
        }
    }
}
