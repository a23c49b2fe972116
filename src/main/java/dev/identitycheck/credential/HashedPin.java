package dev.identitycheck.credential;

import dev.identitycheck.domain.pin.Pin;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.RealmModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * A PIN hashed by the realm's password policy. Hashing is slow on purpose and is done outside the account's row lock.
 */
public final class HashedPin {

    private final PasswordCredentialModel hash;

    private HashedPin(PasswordCredentialModel hash) {
        this.hash = hash;
    }

    /** Hashes a PIN by the realm's password policy. */
    public static HashedPin of(KeycloakSession session, RealmModel realm, Pin pin) {
        PasswordPolicy policy = realm.getPasswordPolicy();
        PasswordHashProvider hasher = Optional.ofNullable(policy.getHashAlgorithm())
                .map(algorithm -> session.getProvider(PasswordHashProvider.class, algorithm))
                .orElseGet(() -> session.getProvider(PasswordHashProvider.class));
        return new HashedPin(hasher.encodedCredential(pin.digits(), policy.getHashIterations()));
    }

    /** Compares a PIN with a stored one. */
    static boolean matches(KeycloakSession session, CredentialModel stored, Pin pin) {
        PasswordCredentialModel hash = PasswordCredentialModel.createFromCredentialModel(stored);
        PasswordHashProvider hasher = session.getProvider(
                PasswordHashProvider.class, hash.getPasswordCredentialData().getAlgorithm());
        return hasher != null && hasher.verify(pin.digits(), hash);
    }

    /** The credential of this PIN, but for its type. */
    CredentialModel credential(Instant now) {
        CredentialModel credential = new CredentialModel();
        credential.setCreatedDate(now.toEpochMilli());
        credential.setCredentialData(hash.getCredentialData());
        credential.setSecretData(hash.getSecretData());
        return credential;
    }

    @Override
    public String toString() {
        return "HashedPin[***]";
    }
}
