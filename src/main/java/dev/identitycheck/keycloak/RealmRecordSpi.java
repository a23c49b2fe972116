package dev.identitycheck.keycloak;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Registers the type of the component that holds a {@link RealmRecord}. Nobody implements it but this extension. */
public final class RealmRecordSpi implements Spi {

    static final String NAME = "identity-check-realm-record";

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return RealmRecordProvider.class;
    }

    @Override
    @SuppressWarnings("rawtypes") // the type that Keycloak asks for
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return RealmRecordProviderFactory.class;
    }
}
