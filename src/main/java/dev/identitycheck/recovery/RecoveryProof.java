package dev.identitycheck.recovery;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.domain.identity.CheckImpossibleException;
import dev.identitycheck.domain.otp.PendingCode;
import dev.identitycheck.keycloak.Transactions;
import dev.identitycheck.listener.RecoverySessionLogout;
import dev.identitycheck.listener.VerifiedRecovery;
import dev.identitycheck.settings.RecoveryCodeSettings;
import java.time.Instant;
import java.util.List;
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
    private static final String ENDED = "identity-check.recovery.ended.";

    /**
     * What a right code leads to.
     *
     * @param userId the account
     * @param recovery the recovery that it verifies; empty if whoever received the code has refused it
     */
    record Verdict(String userId, Optional<VerifiedRecovery> recovery) {}

    /**
     * A code that was entered.
     *
     * @param issued when the codes of its login were issued
     */
    record EnteredCode(PendingCode code, List<Instant> issued) {

        private List<Instant> others() {
            return issued.stream().filter(time -> !time.equals(code.issuedAt())).toList();
        }
    }

    /** What a right code leads to; empty if the account may not be recovered any more. */
    static Optional<Verdict> verified(
            KeycloakSession session,
            RealmModel realm,
            RecoveryRequest request,
            EnteredCode entered,
            RecoveryCodeSettings settings,
            Instant now) {
        // The lookup runs before the lock, in a transaction that releases its connection: a request that holds a
        // connection while it waits for the lock would starve the others.
        Optional<String> userId = Transactions.inOwn(session, own -> AccountLookup.find(
                        own, own.getContext().getRealm(), request.number(), settings.withoutPassword())
                .map(user -> user.getId()));
        try {
            return userId.flatMap(
                    id -> AccountLock.change(session, realm, id, account -> verdict(account, request, entered, now)));
        } catch (CheckImpossibleException e) {
            LOG.warnf("identity-check event=recovery_refused realm=%s cause=\"%s\"", realm.getName(), e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<Verdict> verdict(
            LockedAccount account, RecoveryRequest request, EnteredCode entered, Instant now) {
        PendingCode code = entered.code();
        String id = account.user().getId();
        return AccountLookup.isRefused(account, code)
                ? Optional.of(new Verdict(id, Optional.empty()))
                : AccountLookup.recipients(account, request, code, now)
                        .map(sentTo -> new Verdict(
                                id, Optional.of(new VerifiedRecovery(id, sentTo, code.issuedAt(), entered.others()))));
    }

    /** Ends the recovery in this login: whoever received its code has refused it. */
    void end(String subjectKey) {
        login.setAuthNote(ENDED + executionId, subjectKey);
    }

    boolean isEnded(String subjectKey) {
        return subjectKey.equals(login.getAuthNote(ENDED + executionId));
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
