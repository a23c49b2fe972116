package dev.identitycheck.credential;

import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Registers the credential {@code identity-check-pin}. */
public final class PinCredentialProviderFactory
        implements CredentialProviderFactory<CredentialProvider<CredentialModel>> {

    @Override
    public String getId() {
        return PinCredentialStore.TYPE;
    }

    @Override
    public CredentialProvider<CredentialModel> create(KeycloakSession session) {
        return new PinCredentialProvider(session);
    }
}
