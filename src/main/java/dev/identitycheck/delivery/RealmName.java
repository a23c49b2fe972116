package dev.identitycheck.delivery;

import java.util.Objects;
import org.keycloak.models.RealmModel;

/** The realm's name as people know it. */
final class RealmName {

    private RealmName() {}

    static String of(RealmModel realm) {
        String displayName = Objects.requireNonNullElse(realm.getDisplayName(), "");
        return displayName.isBlank() ? realm.getName() : displayName.strip();
    }
}
