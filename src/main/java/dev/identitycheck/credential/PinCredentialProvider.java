package dev.identitycheck.credential;

import dev.identitycheck.keycloak.DisplayOnlyCredentialProvider;
import dev.identitycheck.keycloak.ProviderIds;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Shows the PIN among a user's credentials, and offers to set one where a login can ask for it.
 *
 * @param session the request's session
 */
record PinCredentialProvider(KeycloakSession session) implements DisplayOnlyCredentialProvider {

    @Override
    public String getType() {
        return PinCredentialStore.TYPE;
    }

    // Keycloak 26.7 rejects a create action that the server does not have, and omits one that the realm has disabled.
    @Override
    public CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
        CredentialTypeMetadata.CredentialTypeMetadataBuilder metadata = CredentialTypeMetadata.builder()
                .type(PinCredentialStore.TYPE)
                .category(CredentialTypeMetadata.Category.TWO_FACTOR)
                .displayName("identity-check-pin-display-name")
                .helpText("identity-check-pin-help-text")
                .iconCssClass("kcAuthenticatorOTPClass")
                .removeable(true);
        RealmModel realm = session.getContext().getRealm();
        if (realm != null && PinUse.isPossible(session, realm)) {
            metadata.createAction(ProviderIds.SECURITY_CENTRE);
        }
        return metadata.build(session);
    }
}
