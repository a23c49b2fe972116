package dev.identitycheck.delivery.limit;

import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Makes the extension's own table known to the server. */
public final class LimitTableFactory implements JpaEntityProviderFactory {

    // The table in which Liquibase remembers what it did is named after it.
    static final String ID = "identity-check";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public JpaEntityProvider create(KeycloakSession session) {
        return new LimitTable();
    }

    @Override
    public void init(Config.Scope config) {
        // There is nothing to set.
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // Needs nothing of other providers.
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
