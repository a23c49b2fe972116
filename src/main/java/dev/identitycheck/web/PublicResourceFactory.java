package dev.identitycheck.web;

import dev.identitycheck.realm.ServerClock;
import dev.identitycheck.settings.Settings;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Adds the public address {@code /realms/{realm}/identity-check}. */
public final class PublicResourceFactory implements RealmResourceProviderFactory {

    @Override
    public String getId() {
        return Settings.STEP;
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
        // Holds nothing of its own.
    }
}
