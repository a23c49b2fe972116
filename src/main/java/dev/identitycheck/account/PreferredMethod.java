package dev.identitycheck.account;

import dev.identitycheck.account.attribute.AccountAttributes;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The method that an owner prefers for confirmation: {@code identity-check.preferred}. */
public enum PreferredMethod {
    EMAIL,
    SMS,
    PIN;

    /** The value of the attribute. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The method of this key; empty if there is none. */
    public static Optional<PreferredMethod> of(String key) {
        return Arrays.stream(values())
                .filter(method -> method.key().equals(key))
                .findFirst();
    }

    /** The method that a user prefers, as old as the user's model; empty if none is stored or it cannot be read. */
    public static Optional<PreferredMethod> of(KeycloakSession session, RealmModel realm, UserModel user) {
        return AttributeStore.of(session, realm, user)
                .read(AccountAttributes.PREFERRED)
                .flatMap(PreferredMethod::of);
    }
}
