package dev.identitycheck.listener;

import dev.identitycheck.keycloak.ProviderIds;
import java.util.List;
import org.keycloak.component.ComponentModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.storage.ldap.LDAPStorageProvider;
import org.keycloak.storage.ldap.mappers.AbstractLDAPStorageMapper;
import org.keycloak.storage.ldap.mappers.AbstractLDAPStorageMapperFactory;

/** The factory of the LDAP mapper {@code identity-check-contacts}. */
public final class DirectoryContactsMapperFactory extends AbstractLDAPStorageMapperFactory {

    @Override
    public String getId() {
        return ProviderIds.DIRECTORY_MAPPER;
    }

    @Override
    public String getHelpText() {
        return "Identity Check: hears of contacts that a synchronization changes, so that their age counts from then"
                + " and the owner is told. It maps nothing.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }

    @Override
    protected AbstractLDAPStorageMapper createMapper(ComponentModel mapper, LDAPStorageProvider directory) {
        return new DirectoryContactsMapper(mapper, directory);
    }
}
