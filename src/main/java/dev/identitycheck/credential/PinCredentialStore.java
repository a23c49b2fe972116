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
 * The PIN credential of an account, at most one. It is changed under the account's row lock.
 *
 * @param account the account, under its row lock
 */
public record PinCredentialStore(LockedAccount account) {

    /** The credential's type. */
    public static final String TYPE = "identity-check-pin";

    private static final String LABEL = "PIN";

    /** Whether a user has a PIN, whether or not it can be used at present. */
    public static boolean isSet(UserModel user) {
        return !stored(user).isEmpty();
    }

    /** Whether a user may enter the PIN: a PIN is set, and the user has not chosen codes by SMS. */
    public static boolean isUsable(KeycloakSession session, RealmModel realm, UserModel user) {
        return isUsable(user, PreferredMethod.of(session, realm, user));
    }

    private static boolean isUsable(UserModel user, Optional<PreferredMethod> preferred) {
        return isSet(user)
                && preferred.filter(method -> method == PreferredMethod.SMS).isEmpty();
    }

    /**
     * Compares an entry with the PIN. The caller must have reserved the attempt before.
     *
     * @return the id of the PIN that matched, for {@link #isStill}
     */
    public static Optional<String> matching(KeycloakSession session, UserModel user, Pin entered) {
        return stored(user).stream()
                .filter(credential -> HashedPin.matches(session, credential, entered))
                .map(CredentialModel::getId)
                .findFirst();
    }

    /** Whether a PIN that matched is still that of the account, and may be entered. */
    public boolean isStill(String id) {
        return isUsable(account.user(), account.preferred())
                && stored(account.user()).stream().anyMatch(credential -> id.equals(credential.getId()));
    }

    /** The id of the account's PIN, another one for each new PIN; empty if there is none. */
    public Optional<String> id() {
        return stored(account.user()).stream().map(CredentialModel::getId).findFirst();
    }

    /** Replaces the account's PIN. Failed attempts at the previous PIN stay counted. */
    public void replace(HashedPin pin, Instant now) {
        remove();
        CredentialModel credential = pin.credential(now);
        credential.setType(TYPE);
        // Keycloak's pages and consoles name a credential without a label by its type (26.7).
        credential.setUserLabel(LABEL);
        account.user().credentialManager().createStoredCredential(credential);
        account.evict();
    }

    /**
     * Removes the PIN.
     *
     * @return false if there was none
     */
    public boolean remove() {
        List<CredentialModel> stored = stored(account.user());
        stored.forEach(credential -> account.user().credentialManager().removeStoredCredentialById(credential.getId()));
        account.evict();
        return !stored.isEmpty();
    }

    private static List<CredentialModel> stored(UserModel user) {
        return user.credentialManager().getStoredCredentialsByTypeStream(TYPE).toList();
    }
}
