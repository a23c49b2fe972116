package dev.identitycheck.credential;

import dev.identitycheck.keycloak.DisplayOnlyCredentialProvider;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.KeycloakSession;

/**
 * Shows the PIN among a user's credentials.
 *
 * @param session the request's session
 */
record PinCredentialProvider(KeycloakSession session) implements DisplayOnlyCredentialProvider {

    private static final String SET_UP = "identity-check-security-centre";

    @Override
    public String getType() {
        return PinCredentialStore.TYPE;
    }

    // Keycloak 26.7 refuses a set-up that the server does not have, and leaves out one that the realm has switched off.
    @Override
    public CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
        return CredentialTypeMetadata.builder()
                .type(PinCredentialStore.TYPE)
                .category(CredentialTypeMetadata.Category.TWO_FACTOR)
                .displayName("identity-check-pin-display-name")
                .helpText("identity-check-pin-help-text")
                .iconCssClass("kcAuthenticatorOTPClass")
                .createAction(SET_UP)
                .removeable(true)
                .build(session);
    }
}
