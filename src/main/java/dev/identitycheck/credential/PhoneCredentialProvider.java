package dev.identitycheck.credential;

import dev.identitycheck.account.PhoneCredential;
import dev.identitycheck.keycloak.DisplayOnlyCredentialProvider;
import dev.identitycheck.keycloak.ProviderIds;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadata.Category;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** Shows a verified phone among the credentials, in the Account Console and in the admin console. */
final class PhoneCredentialProvider implements DisplayOnlyCredentialProvider {

    private final KeycloakSession session;

    PhoneCredentialProvider(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public String getType() {
        return PhoneCredential.TYPE;
    }

    // Keycloak 26.7 allows either a create action or an update action, for all credentials of a type.
    @Override
    public CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
        CredentialTypeMetadata.CredentialTypeMetadataBuilder metadata = CredentialTypeMetadata.builder()
                .type(PhoneCredential.TYPE)
                .category(Category.TWO_FACTOR)
                .displayName(PhoneCredential.TYPE + "-display-name")
                .helpText(PhoneCredential.TYPE + "-help-text")
                .removeable(true);
        UserModel user = context.getUser();
        boolean hasPhone = user != null && PhoneCredential.numberOf(user).isPresent();
        return (hasPhone
                        ? metadata.updateAction(ProviderIds.VERIFY_PHONE)
                        : metadata.createAction(ProviderIds.VERIFY_PHONE))
                .build(session);
    }
}
