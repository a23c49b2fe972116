package dev.identitycheck.it.provider;

import org.keycloak.broker.oidc.OIDCIdentityProvider;
import org.keycloak.broker.oidc.OIDCIdentityProviderConfig;
import org.keycloak.broker.oidc.OIDCIdentityProviderFactory;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;

/** OIDC as always, for {@link NamelessProvider}. */
public final class NamelessProviderFactory extends OIDCIdentityProviderFactory {

    /** The type of such providers. */
    public static final String ID = "oidc-nameless";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public OIDCIdentityProvider create(KeycloakSession session, IdentityProviderModel model) {
        return new NamelessProvider(session, new OIDCIdentityProviderConfig(model));
    }
}
