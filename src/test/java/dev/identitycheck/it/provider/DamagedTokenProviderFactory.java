package dev.identitycheck.it.provider;

import org.keycloak.broker.oidc.OIDCIdentityProvider;
import org.keycloak.broker.oidc.OIDCIdentityProviderConfig;
import org.keycloak.broker.oidc.OIDCIdentityProviderFactory;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;

/** OIDC as always, for {@link DamagedTokenProvider}. */
public final class DamagedTokenProviderFactory extends OIDCIdentityProviderFactory {

    /** The type of such providers. */
    public static final String ID = "oidc-damaged-token";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public OIDCIdentityProvider create(KeycloakSession session, IdentityProviderModel model) {
        return new DamagedTokenProvider(session, new OIDCIdentityProviderConfig(model));
    }
}
