package dev.identitycheck.keycloak;

import org.keycloak.provider.Provider;

/** The provider of the component that holds a {@link RealmRecord}: the component is read as a model alone. */
public final class RealmRecordProvider implements Provider {

    @Override
    public void close() {
        // Holds no resources.
    }
}
