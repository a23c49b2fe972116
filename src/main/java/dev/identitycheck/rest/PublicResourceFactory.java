package dev.identitycheck.rest;

import dev.identitycheck.keycloak.ServerClock;
import dev.identitycheck.keycloak.SimpleProviderFactory;
import dev.identitycheck.settings.IdentityCheckSettings;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Adds the public address {@code /realms/{realm}/identity-check}. */
public final class PublicResourceFactory
        implements RealmResourceProviderFactory, SimpleProviderFactory<RealmResourceProvider> {

    @Override
    public String getId() {
        return IdentityCheckSettings.STEP;
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new RealmResourceProvider() {
            @Override
            public Object getResource() {
                return new PublicResource(session, ServerClock::now);
            }

            @Override
            public void close() {
                // Holds nothing of its own.
            }
        };
    }
}
