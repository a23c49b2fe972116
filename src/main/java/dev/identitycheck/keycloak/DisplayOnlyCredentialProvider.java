package dev.identitycheck.keycloak;

import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * A credential provider by which the consoles show and remove a credential. It validates nothing: an entry is compared
 * only by the step that counts its failures.
 */
public interface DisplayOnlyCredentialProvider extends CredentialProvider<CredentialModel> {

    @Override
    default CredentialModel createCredential(RealmModel realm, UserModel user, CredentialModel credential) {
        return user.credentialManager().createStoredCredential(credential);
    }

    @Override
    default boolean deleteCredential(RealmModel realm, UserModel user, String credentialId) {
        return user.credentialManager().removeStoredCredentialById(credentialId);
    }

    @Override
    default CredentialModel getCredentialFromModel(CredentialModel model) {
        return model;
    }
}
