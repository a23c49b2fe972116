package dev.identitycheck.keycloak;

import java.util.Objects;
import org.keycloak.models.RealmModel;

/** The realm's name as people know it. */
public final class RealmDisplayName {

    private RealmDisplayName() {}

    /** The display name, else the name. */
    public static String of(RealmModel realm) {
        String displayName = Objects.requireNonNullElse(realm.getDisplayName(), "");
        return displayName.isBlank() ? realm.getName() : displayName.strip();
    }
}
