package dev.identitycheck.credential;

import dev.identitycheck.account.PhoneCredential;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Registers the credential {@code identity-check-phone}, so that the consoles show it. */
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
