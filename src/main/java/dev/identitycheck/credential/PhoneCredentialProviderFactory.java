package dev.identitycheck.credential;

import dev.identitycheck.account.PhoneCredential;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Makes the credential {@code identity-check-phone} known to the consoles. */
public final class PhoneCredentialProviderFactory implements CredentialProviderFactory<PhoneCredentialProvider> {

    @Override
    public String getId() {
        return PhoneCredential.TYPE;
    }

    @Override
    public CredentialProvider<?> create(KeycloakSession session) {
        return new PhoneCredentialProvider(session);
    }
}
