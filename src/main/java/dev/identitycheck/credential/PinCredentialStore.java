package dev.identitycheck.credential;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.PreferredMethod;
import dev.identitycheck.domain.pin.Pin;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The PIN of an account: there is one or none. It is changed under the account's lock.
 *
 * @param account the account, under its lock
 */
public record PinCredentialStore(LockedAccount account) {

    /** The credential's type. */
    public static final String TYPE = "identity-check-pin";

    /** Whether a user has a PIN, whether or not it has an effect at present. */
    public static boolean isSet(UserModel user) {
        return !kept(user).isEmpty();
    }

    /** Whether a user may enter the PIN: there is one, and they have not chosen codes by SMS. */
    public static boolean isUsable(KeycloakSession session, RealmModel realm, UserModel user) {
        return isUsable(user, PreferredMethod.of(session, realm, user));
    }

    private static boolean isUsable(UserModel user, Optional<PreferredMethod> preferred) {
        return isSet(user)
                && preferred.filter(way -> way == PreferredMethod.SMS).isEmpty();
    }

    /**
     * Compares an entry with the PIN. Whoever calls this has reserved the attempt before.
     *
     * @return the id of the PIN that matched, for {@link #isStill}
     */
    public static Optional<String> matching(KeycloakSession session, UserModel user, Pin entered) {
        return kept(user).stream()
                .filter(credential -> HashedPin.matches(session, credential, entered))
                .map(CredentialModel::getId)
                .findFirst();
    }

    /** Whether a PIN that matched is the account's still, and may be entered. */
    public boolean isStill(String id) {
        return isUsable(account.user(), account.preferred())
                && kept(account.user()).stream().anyMatch(credential -> id.equals(credential.getId()));
    }

    /** Puts a PIN in the place of whatever was there, which ends; what was counted against that one stays counted. */
    public void replace(HashedPin pin, Instant now) {
        remove();
        account.user().credentialManager().createStoredCredential(pin.credential(now));
        account.evict();
    }

    /**
     * Takes the PIN away.
     *
     * @return false if there was none
     */
    public boolean remove() {
        List<CredentialModel> kept = kept(account.user());
        kept.forEach(credential -> account.user().credentialManager().removeStoredCredentialById(credential.getId()));
        account.evict();
        return !kept.isEmpty();
    }

    private static List<CredentialModel> kept(UserModel user) {
        return user.credentialManager().getStoredCredentialsByTypeStream(TYPE).toList();
    }
}
