package dev.identitycheck.web;

import dev.identitycheck.realm.ServerClock;
import dev.identitycheck.settings.Settings;
import dev.identitycheck.spi.PlainFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Adds the public address {@code /realms/{realm}/identity-check}. */
public final class PublicResourceFactory implements RealmResourceProviderFactory, PlainFactory<RealmResourceProvider> {

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
}
