package dev.identitycheck.it.provider;

import java.util.List;
import org.keycloak.broker.oidc.OIDCIdentityProvider;
import org.keycloak.broker.oidc.OIDCIdentityProviderConfig;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.JsonWebToken;

/** An OIDC provider that has given its people other names: the claim is the name, and the subject the one of old. */
final class RenamingProvider extends OIDCIdentityProvider {

    private static final String NAME = "renamed";

    RenamingProvider(KeycloakSession session, OIDCIdentityProviderConfig config) {
        super(session, config);
    }

    @Override
    public BrokeredIdentityContext getFederatedIdentity(String response) {
        BrokeredIdentityContext identity = super.getFederatedIdentity(response);
        if (identity.getContextData().get(VALIDATED_ID_TOKEN) instanceof JsonWebToken token
                && token.getOtherClaims().get(NAME) instanceof List<?> names) {
            identity.setLegacyId(identity.getId());
            identity.setId(names.get(0).toString());
        }
        return identity;
    }
}
