package dev.identitycheck.delivery;

import dev.identitycheck.account.attribute.AccountAttributes;
import dev.identitycheck.keycloak.AddressRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
 * @param attributes the user's other attributes, for themes that show them
 * @param base the server's base URL, for themes with images; empty if unknown
 */
public record Recipient(
        String userId,
        String username,
        Optional<String> firstName,
        Optional<String> lastName,
        String locale,
        Map<String, List<String>> attributes,
        String base) {

    // Attributes of the ordinary columns of a user, which are copied one by one.
    private static final Set<String> COLUMNS =
            Set.of(UserModel.USERNAME, UserModel.EMAIL, UserModel.FIRST_NAME, UserModel.LAST_NAME);
    // Pictures and the like, which would fill the memory while messages wait.
    private static final int LONGEST_VALUE = 2_048;

    /**
     * Copies the data of a user.
     *
     * @param base the server's base URL, of the request that the message is about; empty if unknown
     */
    public static Recipient of(UserModel user, String locale, String base) {
        return new Recipient(
                user.getId(),
                user.getUsername(),
                Optional.ofNullable(user.getFirstName()),
                Optional.ofNullable(user.getLastName()),
                locale,
                attributes(user),
                base);
    }

    private static Map<String, List<String>> attributes(UserModel user) {
        Map<String, List<String>> copy = new HashMap<>();
        user.getAttributes().forEach((name, values) -> {
            List<String> some = values.stream()
                    .filter(value -> value != null && value.length() <= LONGEST_VALUE)
                    .toList();
            if (!some.isEmpty() && !COLUMNS.contains(name) && !AccountAttributes.isOwn(name)) {
                copy.put(name, some);
            }
        });
        return copy;
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

    /** Sets the realm, the server's address and the recipient's language in a session, and returns the realm. */
    public RealmModel writeFor(KeycloakSession session, String realmId) {
        AddressRequest.in(session, base);
        RealmModel realm = session.realms().getRealm(realmId);
        session.getContext().setRealm(realm);
        session.setAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE, locale);
        return realm;
    }

    /** A user model of the recipient with an e-mail address, for Keycloak's e-mail templates. */
    public UserModel at(String email, KeycloakSession session, RealmModel realm) {
        UserModel copy = new WithAttributes(session, realm, userId, attributes);
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

    private static final class WithAttributes extends InMemoryUserAdapter {

        private final Map<String, List<String>> copied;

        WithAttributes(KeycloakSession session, RealmModel realm, String id, Map<String, List<String>> copied) {
            super(session, realm, id);
            this.copied = copied;
        }

        @Override
        public Map<String, List<String>> getAttributes() {
            Map<String, List<String>> all = new HashMap<>(copied);
            all.putAll(super.getAttributes());
            return all;
        }

        @Override
        public @Nullable String getFirstAttribute(String name) {
            return getAttributeStream(name).findFirst().orElse(null);
        }

        @Override
        public Stream<String> getAttributeStream(String name) {
            return getAttributes().getOrDefault(name, List.of()).stream();
        }
    }
}
