package dev.identitycheck.listener;

import dev.identitycheck.flow.ProtectedProviders;
import dev.identitycheck.keycloak.BeforeCommit;
import dev.identitycheck.keycloak.ProviderIds;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.storage.UserStorageProvider;
import org.keycloak.storage.ldap.mappers.LDAPStorageMapper;

/** The mappers {@code identity-check-contacts} of a realm's LDAP directories. */
public final class DirectoryMappers {

    private static final Logger LOG = Logger.getLogger(DirectoryMappers.class);
    private static final String LDAP = "ldap";
    private static final String NAME = "Identity Check";

    private DirectoryMappers() {}

    /** Adds missing mappers just before the commit, if a flow of the realm has a step of this extension. */
    public static void installBeforeCommit(KeycloakSession session, String realmId) {
        BeforeCommit.run(session, () -> {
            RealmModel realm = session.realms().getRealm(realmId);
            if (realm != null && ProtectedProviders.anyOwnIn(realm)) {
                directories(realm)
                        .filter(directory -> mappers(realm, directory).isEmpty())
                        .toList()
                        .forEach(directory -> install(realm, directory));
            }
        });
    }

    private static void install(RealmModel realm, ComponentModel directory) {
        ComponentModel mapper = new ComponentModel();
        mapper.setName(NAME);
        mapper.setProviderId(ProviderIds.DIRECTORY_MAPPER);
        mapper.setProviderType(LDAPStorageMapper.class.getName());
        mapper.setParentId(directory.getId());
        realm.addComponentModel(mapper);
        LOG.infof(
                "identity-check event=directory_mapper_added realm=%s directory=%s",
                realm.getName(), directory.getName());
    }

    /** Removes the mappers, and returns the names of the directories that had one. */
    public static List<String> remove(RealmModel realm) {
        List<ComponentModel> changed = directories(realm)
                .filter(directory -> !mappers(realm, directory).isEmpty())
                .toList();
        changed.forEach(directory -> mappers(realm, directory).forEach(realm::removeComponent));
        return changed.stream().map(ComponentModel::getName).toList();
    }

    private static Stream<ComponentModel> directories(RealmModel realm) {
        return realm.getComponentsStream(realm.getId(), UserStorageProvider.class.getName())
                .filter(storage -> LDAP.equals(storage.getProviderId()));
    }

    private static List<ComponentModel> mappers(RealmModel realm, ComponentModel directory) {
        return realm.getComponentsStream(directory.getId(), LDAPStorageMapper.class.getName())
                .filter(mapper -> ProviderIds.DIRECTORY_MAPPER.equals(mapper.getProviderId()))
                .toList();
    }
}
