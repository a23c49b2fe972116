package dev.identitycheck.delivery;

import java.util.Objects;
import java.util.Optional;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.adapter.InMemoryUserAdapter;

/**
 * Whom a message is for, copied off the user, so that the worker that writes it needs no database: a connection is not
 * held while a mail server thinks, and the address is the one that was decided on.
 *
 * @param userId the user's id
 * @param username the account's name
 * @param firstName as on the user, for themes that greet people
 * @param lastName as on the user
 * @param locale the language to write in, as a BCP 47 tag
 */
public record Recipient(
        String userId, String username, Optional<String> firstName, Optional<String> lastName, String locale) {

    /** Copies a user. */
    public static Recipient of(UserModel user, String locale) {
        return new Recipient(
                user.getId(),
                user.getUsername(),
                Optional.ofNullable(user.getFirstName()),
                Optional.ofNullable(user.getLastName()),
                locale);
    }

    /**
     * The language to write to a user in. Their own goes before that of the browser, which may be a stranger's.
     *
     * @return a BCP 47 tag
     */
    public static String locale(KeycloakSession session, UserModel user) {
        return Objects.requireNonNullElseGet(
                user.getFirstAttribute(UserModel.LOCALE),
                () -> session.getContext().resolveLocale(user).toLanguageTag());
    }

    /** Has a session speak for a realm, in this language. */
    public RealmModel writeFor(KeycloakSession session, String realmId) {
        RealmModel realm = session.realms().getRealm(realmId);
        session.getContext().setRealm(realm);
        session.setAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE, locale);
        return realm;
    }

    /** The same as a user of this address, for what writes mails. */
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
