package dev.identitycheck.it.provider;

import org.keycloak.broker.oidc.OIDCIdentityProvider;
import org.keycloak.broker.oidc.OIDCIdentityProviderConfig;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.KeycloakSession;

/** An OIDC provider that has no names for its people, as some social providers may have none. */
final class NamelessProvider extends OIDCIdentityProvider {

    NamelessProvider(KeycloakSession session, OIDCIdentityProviderConfig config) {
        super(session, config);
    }

    @Override
    public BrokeredIdentityContext getFederatedIdentity(String response) {
        BrokeredIdentityContext identity = super.getFederatedIdentity(response);
        identity.setUsername(null);
        return identity;
    }
}
