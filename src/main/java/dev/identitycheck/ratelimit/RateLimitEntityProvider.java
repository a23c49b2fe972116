package dev.identitycheck.ratelimit;

import java.util.List;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;

/** Has the server make the table that messages are counted in, and change it where a later version needs that. */
final class RateLimitEntityProvider implements JpaEntityProvider {

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
        return RateLimitEntityProviderFactory.ID;
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
