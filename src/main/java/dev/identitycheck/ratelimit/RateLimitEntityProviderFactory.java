package dev.identitycheck.ratelimit;

import dev.identitycheck.keycloak.SimpleProviderFactory;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;

/** The factory of the JPA entity provider of this extension's own table. */
public final class RateLimitEntityProviderFactory
        implements JpaEntityProviderFactory, SimpleProviderFactory<JpaEntityProvider> {

    // Liquibase names the table of its change log after this id.
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
