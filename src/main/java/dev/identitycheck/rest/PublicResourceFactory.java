package dev.identitycheck.rest;

import dev.identitycheck.keycloak.ProviderIds;
import dev.identitycheck.keycloak.ServerClock;
import dev.identitycheck.keycloak.SimpleProviderFactory;
import java.security.SecureRandom;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Adds the public resource {@code /realms/{realm}/identity-check} to each realm. */
public final class PublicResourceFactory
        implements RealmResourceProviderFactory, SimpleProviderFactory<RealmResourceProvider> {

    private final SecureRandom random = new SecureRandom();

    @Override
    public String getId() {
        return ProviderIds.IDENTITY_CHECK;
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new RealmResourceProvider() {
            @Override
            public Object getResource() {
                return new PublicResource(session, ServerClock::now, random);
            }

            @Override
            public void close() {
                // There is nothing to close.
            }
        };
    }
}
