package dev.identitycheck.keycloak;

import java.util.Objects;
import org.keycloak.models.RealmModel;

/** The realm's name for display. */
public final class RealmDisplayName {

    private RealmDisplayName() {}

    /** The realm's display name, else its name. */
    public static String of(RealmModel realm) {
        String displayName = Objects.requireNonNullElse(realm.getDisplayName(), "");
        return displayName.isBlank() ? realm.getName() : displayName.strip();
    }
}
