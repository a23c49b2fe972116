package dev.identitycheck.recovery;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.AccountUnavailableException;
import dev.identitycheck.account.attribute.UnreadableAccountException;
import dev.identitycheck.domain.otp.PendingCode;
import dev.identitycheck.listener.RecoverySessionLogout;
import dev.identitycheck.listener.VerifiedRecovery;
import dev.identitycheck.settings.RecoveryCodeSettings;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * That a code was right, as the login remembers it: for one step, one number and one contact.
 *
 * @param login the login
 * @param place the execution
 */
record RecoveryProof(AuthenticationSessionModel login, String place) {

    private static final Logger LOG = Logger.getLogger(RecoveryProof.class);
    private static final String PREFIX = "identity-check.recovery.proved.";

    /** The account to which a right code belongs, if it may still be recovered. */
    static Optional<VerifiedRecovery> standing(
            KeycloakSession session,
            RealmModel realm,
            RecoveryRequest applicant,
            PendingCode code,
            RecoveryCodeSettings settings,
            Instant now) {
        // Before the lock, and let go of again: a request that holds a connection there starves the others.
        Optional<String> userId = KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(),
                session.getContext(),
                own -> AccountLookup.find(
                                own, own.getContext().getRealm(), applicant.number(), settings.withoutPassword())
                        .map(user -> user.getId()),
                "identity-check");
        try {
            return userId.flatMap(id -> AccountLock.change(
                            session, realm, id, account -> AccountLookup.receivers(account, applicant, code, now))
                    .map(sentTo -> new VerifiedRecovery(id, sentTo)));
        } catch (AccountUnavailableException | UnreadableAccountException e) {
            LOG.warnf("identity-check event=recovery_refused realm=%s cause=\"%s\"", realm.getName(), e.getMessage());
            return Optional.empty();
        }
    }

    void note(String about, VerifiedRecovery recovery) {
        login.setAuthNote(key(), about + ":" + recovery.text());
    }

    boolean isThere(String about) {
        return recovery(about).isPresent();
    }

    /** What was proved; it is told once. */
    Optional<VerifiedRecovery> take(String about) {
        Optional<VerifiedRecovery> found = recovery(about);
        login.removeAuthNote(key());
        return found;
    }

    private Optional<VerifiedRecovery> recovery(String about) {
        return Optional.ofNullable(login.getAuthNote(key()))
                .filter(note -> note.startsWith(about + ":"))
                .flatMap(note -> VerifiedRecovery.read(note.substring(about.length() + 1)));
    }

    /**
     * What follows ends with a page, and with nobody signed in: whoever has chosen a password signs in with it, and is
     * asked for a second factor as ever. The sessions that there are end with the old password.
     */
    void end(VerifiedRecovery recovery) {
        login.setAuthNote(AuthenticationManager.END_AFTER_REQUIRED_ACTIONS, "true");
        RecoverySessionLogout.mark(login, recovery);
    }

    private String key() {
        return PREFIX + place;
    }
}
