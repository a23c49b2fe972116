package dev.identitycheck.delivery;

import java.util.Objects;
import java.util.Optional;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.adapter.InMemoryUserAdapter;

/**
 * The account that a message is for, copied from the user, so that the worker that writes the message needs no
 * database: no connection is held while a mail server responds, and the address is the one that was decided on.
 *
 * @param userId the user's id
 * @param username the username
 * @param firstName the user's first name, for themes with a salutation
 * @param lastName the user's last name
 * @param locale the language to write in, as a BCP 47 tag
 */
public record Recipient(
        String userId, String username, Optional<String> firstName, Optional<String> lastName, String locale) {

    /** Copies the data of a user. */
    public static Recipient of(UserModel user, String locale) {
        return new Recipient(
                user.getId(),
                user.getUsername(),
                Optional.ofNullable(user.getFirstName()),
                Optional.ofNullable(user.getLastName()),
                locale);
    }

    /**
     * The language to write to a user in. The user's own goes before that of the browser, which may be a stranger's.
     *
     * @return a BCP 47 tag
     */
    public static String locale(KeycloakSession session, UserModel user) {
        return Objects.requireNonNullElseGet(
                user.getFirstAttribute(UserModel.LOCALE),
                () -> session.getContext().resolveLocale(user).toLanguageTag());
    }

    /** Sets the realm and the recipient's language in a session, and returns the realm. */
    public RealmModel writeFor(KeycloakSession session, String realmId) {
        RealmModel realm = session.realms().getRealm(realmId);
        session.getContext().setRealm(realm);
        session.setAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE, locale);
        return realm;
    }

    /** A user model of the recipient with an e-mail address, for Keycloak's e-mail templates. */
    public UserModel at(String email, KeycloakSession session, RealmModel realm) {
        UserModel copy = new InMemoryUserAdapter(session, realm, userId);
        copy.setUsername(username);
        copy.setEmail(email);
        firstName.ifPresent(copy::setFirstName);
        lastName.ifPresent(copy::setLastName);
        return copy;
    }

    @Override
    public String toString() {
        return "Recipient[" + userId + "]";
    }
}
