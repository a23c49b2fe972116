package dev.identitycheck.recovery;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.domain.identity.CheckImpossibleException;
import dev.identitycheck.domain.otp.PendingCode;
import dev.identitycheck.keycloak.Transactions;
import dev.identitycheck.listener.RecoverySessionLogout;
import dev.identitycheck.listener.VerifiedRecovery;
import dev.identitycheck.settings.RecoveryCodeSettings;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The session note that a recovery code was right, for one execution, one number and one contact.
 *
 * @param login the authentication session
 * @param executionId the id of the execution
 */
record RecoveryProof(AuthenticationSessionModel login, String executionId) {

    private static final Logger LOG = Logger.getLogger(RecoveryProof.class);
    private static final String PREFIX = "identity-check.recovery.proved.";

    /** The recovery that a right code verifies; empty if the account may not be recovered any more. */
    static Optional<VerifiedRecovery> verified(
            KeycloakSession session,
            RealmModel realm,
            RecoveryRequest request,
            PendingCode code,
            RecoveryCodeSettings settings,
            Instant now) {
        // The lookup runs before the lock, in a transaction that releases its connection: a request that holds a
        // connection while it waits for the lock would starve the others.
        Optional<String> userId = Transactions.inOwn(session, own -> AccountLookup.find(
                        own, own.getContext().getRealm(), request.number(), settings.withoutPassword())
                .map(user -> user.getId()));
        try {
            return userId.flatMap(id -> AccountLock.change(
                            session, realm, id, account -> AccountLookup.recipients(account, request, code, now))
                    .map(sentTo -> new VerifiedRecovery(id, sentTo, code.issuedAt())));
        } catch (CheckImpossibleException e) {
            LOG.warnf("identity-check event=recovery_refused realm=%s cause=\"%s\"", realm.getName(), e.getMessage());
            return Optional.empty();
        }
    }

    void store(String subjectKey, VerifiedRecovery recovery) {
        login.setAuthNote(key(), subjectKey + ":" + recovery.text());
    }

    boolean isPresent(String subjectKey) {
        return recovery(subjectKey).isPresent();
    }

    /** Returns and removes the verified recovery. */
    Optional<VerifiedRecovery> take(String subjectKey) {
        Optional<VerifiedRecovery> found = recovery(subjectKey);
        login.removeAuthNote(key());
        return found;
    }

    private Optional<VerifiedRecovery> recovery(String subjectKey) {
        return Optional.ofNullable(login.getAuthNote(key()))
                .filter(note -> note.startsWith(subjectKey + ":"))
                .flatMap(note -> VerifiedRecovery.read(note.substring(subjectKey.length() + 1)));
    }

    /**
     * Makes the login end with a page after its required actions, without a session: the user signs in with the new
     * password, and is asked for a second factor as always. Existing sessions end when the password changes.
     */
    void endSessionAfterActions(VerifiedRecovery recovery) {
        login.setAuthNote(AuthenticationManager.END_AFTER_REQUIRED_ACTIONS, "true");
        RecoverySessionLogout.mark(login, recovery);
    }

    private String key() {
        return PREFIX + executionId;
    }
}
