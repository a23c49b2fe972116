package dev.identitycheck.pin;

import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Shows the PIN among a user's credentials. It validates nothing: an entry is compared only by the step that counts it.
 *
 * @param session the request's session
 */
record PinCredentialProvider(KeycloakSession session) implements CredentialProvider<CredentialModel> {

    private static final String SET_UP = "identity-check-security-centre";

    @Override
    public String getType() {
        return PinOnFile.TYPE;
    }

    @Override
    public CredentialModel createCredential(RealmModel realm, UserModel user, CredentialModel credential) {
        return user.credentialManager().createStoredCredential(credential);
    }

    @Override
    public boolean deleteCredential(RealmModel realm, UserModel user, String credentialId) {
        return user.credentialManager().removeStoredCredentialById(credentialId);
    }

    @Override
    public CredentialModel getCredentialFromModel(CredentialModel model) {
        return model;
    }

    // Keycloak 26.7 refuses a set-up that the server does not have, and leaves out one that the realm has switched off.
    @Override
    public CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
        return CredentialTypeMetadata.builder()
                .type(PinOnFile.TYPE)
                .category(CredentialTypeMetadata.Category.TWO_FACTOR)
                .displayName("identity-check-pin-display-name")
                .helpText("identity-check-pin-help-text")
                .iconCssClass("kcAuthenticatorOTPClass")
                .createAction(SET_UP)
                .removeable(true)
                .build(session);
    }
}
