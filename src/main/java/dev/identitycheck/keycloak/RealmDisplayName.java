package dev.identitycheck.delivery;

import java.util.Objects;
import org.keycloak.models.RealmModel;

/** The realm's name as people know it. */
public final class RealmName {

    private RealmName() {}

    /** The display name, else the name. */
    public static String of(RealmModel realm) {
        String displayName = Objects.requireNonNullElse(realm.getDisplayName(), "");
        return displayName.isBlank() ? realm.getName() : displayName.strip();
    }
}
