package dev.identitycheck.listener.protection;

import dev.identitycheck.domain.identity.SaltedDigest;
import dev.identitycheck.domain.notice.NoticeSubject;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.storage.StorageId;
import org.keycloak.storage.UserStorageUtil;

/**
 * A stored credential at one moment.
 *
 * @param id its id, which a password keeps when it is changed
 * @param type its type
 * @param label what its owner called it; empty if it has no name
 * @param version differs for each secret, and for each time at which it was set
 */
record CredentialState(String id, String type, String label, String version) {

    /** The stored credentials of a user, past the cache; without the passwords that must not be used again. */
    static List<CredentialState> of(KeycloakSession session, RealmModel realm, UserModel user) {
        try (Stream<CredentialModel> stored = StorageId.isLocalStorage(user.getId())
                ? user.credentialManager().getStoredCredentialsStream()
                : UserStorageUtil.userFederatedStorage(session).getStoredCredentialsStream(realm, user.getId())) {
            return stored.filter(credential -> !PasswordCredentialModel.PASSWORD_HISTORY.equals(credential.getType()))
                    .map(CredentialState::of)
                    .toList();
        }
    }

    private static CredentialState of(CredentialModel credential) {
        return new CredentialState(
                credential.getId(),
                Objects.requireNonNullElse(credential.getType(), ""),
                Objects.requireNonNullElse(credential.getUserLabel(), ""),
                new SaltedDigest("")
                        .add(String.valueOf(credential.getCreatedDate()))
                        .add(Objects.requireNonNullElse(credential.getSecretData(), ""))
                        .text());
    }

    boolean isPassword() {
        return type.equals(PasswordCredentialModel.TYPE);
    }

    NoticeSubject subject() {
        return new NoticeSubject(type, id, label);
    }
}
