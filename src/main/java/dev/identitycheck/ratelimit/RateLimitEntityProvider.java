package dev.identitycheck.ratelimit;

import java.util.List;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;

/**
 * Registers the rate limit table and its Liquibase changelog, which creates the table and changes it for
 * later versions.
 */
final class RateLimitEntityProvider implements JpaEntityProvider {

    // Liquibase names the table of its change log after this id.
    static final String FACTORY_ID = "identity-check";

    @Override
    public List<Class<?>> getEntities() {
        return List.of(RateLimitEntity.class);
    }

    @Override
    public String getChangelogLocation() {
        return "META-INF/identity-check-changelog.xml";
    }

    @Override
    public String getFactoryId() {
        return FACTORY_ID;
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}
