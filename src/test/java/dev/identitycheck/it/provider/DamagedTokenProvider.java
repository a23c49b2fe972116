package dev.identitycheck.it.provider;

import org.keycloak.broker.oidc.OIDCIdentityProvider;
import org.keycloak.broker.oidc.OIDCIdentityProviderConfig;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** An OIDC provider that keeps the token as received, as GitLab's does, but a damaged one. */
final class DamagedTokenProvider extends OIDCIdentityProvider {

    DamagedTokenProvider(KeycloakSession session, OIDCIdentityProviderConfig config) {
        super(session, config);
    }

    @Override
    public BrokeredIdentityContext getFederatedIdentity(String response) {
        BrokeredIdentityContext identity = super.getFederatedIdentity(response);
        identity.getContextData().put(VALIDATED_ID_TOKEN, "no token");
        return identity;
    }

    // The server's own use of the token needs a parsed one.
    @Override
    public void preprocessFederatedIdentity(
            KeycloakSession session, RealmModel realm, BrokeredIdentityContext context) {}

    @Override
    public void authenticationFinished(AuthenticationSessionModel login, BrokeredIdentityContext context) {}
}
