package dev.identitycheck.keycloak;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.StorageId;
import org.keycloak.storage.UserStorageProvider;

/**
 * Says whose account a user storage keeps and lets nobody change here. Keycloak 26.7 hands a new password to such a
 * storage first and gives up where it refuses: no password of such an account can be stored anywhere.
 */
public final class ReadOnlyStorage {

    private static final String EDIT_MODE = "editMode";
    private static final String ENABLED = "enabled";
    private static final Set<String> ALWAYS = Set.of("sssd");

    private ReadOnlyStorage() {}

    /** Whether a user's password and e-mail address can only be changed in the storage itself. */
    public static boolean keeps(RealmModel realm, UserModel user) {
        return Optional.ofNullable(user.getFederationLink())
                .or(() -> Optional.ofNullable(StorageId.providerId(user.getId())))
                .map(realm::getComponent)
                .filter(ReadOnlyStorage::isReadOnly)
                .isPresent();
    }

    /** The enabled user storages of a realm that nobody can change here. */
    public static Stream<ComponentModel> in(RealmModel realm) {
        return realm.getComponentsStream(realm.getId(), UserStorageProvider.class.getName())
                .filter(storage -> storage.get(ENABLED, true))
                .filter(ReadOnlyStorage::isReadOnly);
    }

    // The edit mode of a storage of one's own is taken for what it means to LDAP and Kerberos.
    private static boolean isReadOnly(ComponentModel storage) {
        return ALWAYS.contains(Objects.requireNonNullElse(storage.getProviderId(), ""))
                || UserStorageProvider.EditMode.READ_ONLY.name().equals(storage.get(EDIT_MODE));
    }
}
