package dev.identitycheck.ratelimit;

import dev.identitycheck.keycloak.SimpleProviderFactory;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;

/** The factory of the JPA entity provider of this extension's own table. */
public final class RateLimitEntityProviderFactory
        implements JpaEntityProviderFactory, SimpleProviderFactory<JpaEntityProvider> {

    @Override
    public String getId() {
        return RateLimitEntityProvider.FACTORY_ID;
    }

    @Override
    public JpaEntityProvider create(KeycloakSession session) {
        return new RateLimitEntityProvider();
    }
}
