package dev.identitycheck.ratelimit;

import dev.identitycheck.keycloak.SimpleProviderFactory;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Makes the extension's own table known to the server. */
public final class RateLimitEntityProviderFactory
        implements JpaEntityProviderFactory, SimpleProviderFactory<JpaEntityProvider> {

    // The table in which Liquibase remembers what it did is named after it.
    static final String ID = "identity-check";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public JpaEntityProvider create(KeycloakSession session) {
        return new RateLimitEntityProvider();
    }
}
