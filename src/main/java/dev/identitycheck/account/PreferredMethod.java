package dev.identitycheck.account;

import dev.identitycheck.account.attribute.AccountAttributes;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The way in which somebody chose to be asked: {@code identity-check.preferred}. */
public enum PreferredMethod {
    EMAIL,
    SMS,
    PIN;

    /** The value of the attribute. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The way of this name; nothing if there is none. */
    public static Optional<PreferredMethod> of(String key) {
        return Arrays.stream(values()).filter(way -> way.key().equals(key)).findFirst();
    }

    /** What a user chose, as old as the user's model; nothing if they did not, or it cannot be read. */
    public static Optional<PreferredMethod> of(KeycloakSession session, RealmModel realm, UserModel user) {
        return AttributeStore.of(session, realm, user)
                .read(AccountAttributes.PREFERRED)
                .flatMap(PreferredMethod::of);
    }
}
