package dev.identitycheck.listener;

import org.keycloak.component.ComponentModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.ldap.LDAPStorageProvider;
import org.keycloak.storage.ldap.idm.model.LDAPObject;
import org.keycloak.storage.ldap.idm.query.internal.LDAPQuery;
import org.keycloak.storage.ldap.mappers.AbstractLDAPStorageMapper;

/**
 * Hears that a synchronization wrote a user whom a directory keeps, of which Keycloak sends no event. It maps no
 * attribute: the contacts are looked at before the commit, when all mappers have written.
 */
final class DirectoryContactsMapper extends AbstractLDAPStorageMapper {

    DirectoryContactsMapper(ComponentModel mapper, LDAPStorageProvider directory) {
        super(mapper, directory);
    }

    @Override
    public void onImportUserFromLDAP(LDAPObject entry, UserModel user, RealmModel realm, boolean isCreate) {
        if (!isCreate) {
            ContactChangeListener.onChange(getSession(), realm, user.getId(), Actor.DIRECTORY);
        }
    }

    @Override
    public void onRegisterUserToLDAP(LDAPObject entry, UserModel user, RealmModel realm) {
        // A user who is added to the directory has no contact register yet.
    }

    @Override
    public UserModel proxy(LDAPObject entry, UserModel delegate, RealmModel realm) {
        return delegate;
    }

    @Override
    public void beforeLDAPQuery(LDAPQuery query) {
        // Needs no attribute of the entry.
    }
}
