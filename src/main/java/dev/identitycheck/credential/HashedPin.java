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

/** A PIN as it is kept: hashed as the realm's passwords are. Hashing is slow on purpose: it is done outside the lock. */
public final class HashedPin {

    private final PasswordCredentialModel hash;

    private HashedPin(PasswordCredentialModel hash) {
        this.hash = hash;
    }

    /** Hashes a PIN by the realm's policy. */
    public static HashedPin of(KeycloakSession session, RealmModel realm, Pin pin) {
        PasswordPolicy policy = realm.getPasswordPolicy();
        PasswordHashProvider hasher = Optional.ofNullable(policy.getHashAlgorithm())
                .map(algorithm -> session.getProvider(PasswordHashProvider.class, algorithm))
                .orElseGet(() -> session.getProvider(PasswordHashProvider.class));
        return new HashedPin(hasher.encodedCredential(pin.digits(), policy.getHashIterations()));
    }

    /** Compares a PIN with one that is kept. */
    static boolean matches(KeycloakSession session, CredentialModel kept, Pin pin) {
        PasswordCredentialModel hash = PasswordCredentialModel.createFromCredentialModel(kept);
        PasswordHashProvider hasher = session.getProvider(
                PasswordHashProvider.class, hash.getPasswordCredentialData().getAlgorithm());
        return hasher != null && hasher.verify(pin.digits(), hash);
    }

    CredentialModel credential(Instant now) {
        CredentialModel credential = new CredentialModel();
        credential.setType(PinCredentialStore.TYPE);
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
