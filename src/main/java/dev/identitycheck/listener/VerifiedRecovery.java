package dev.identitycheck.listener;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.contact.AccountContacts;
import dev.identitycheck.domain.identity.CheckImpossibleException;
import dev.identitycheck.domain.otp.CodeRecipients;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * A recovery of an account whose code was entered correctly. It stays valid only while the contacts that received the
 * code count: each later step checks them again, up to the commit of the new password.
 *
 * @param userId the account
 * @param sentTo the contacts that received the code
 */
public record VerifiedRecovery(String userId, CodeRecipients sentTo) {

    private static final Logger LOG = Logger.getLogger(VerifiedRecovery.class);
    private static final String SEPARATOR = " ";

    /** Whether the recovery is still valid, checked in a transaction of its own. */
    public boolean isValid(KeycloakSession session, RealmModel realm, Instant now) {
        return isTrueOrLogged(
                realm, () -> AccountLock.change(session, realm, userId, account -> isValid(account, now)));
    }

    /** Whether the recovery is still valid, checked in the session's transaction, which then holds the row lock. */
    boolean standsAtCommit(KeycloakSession session, RealmModel realm, Instant now) {
        return isTrueOrLogged(realm, () -> AccountLock.join(session, realm, userId, account -> isValid(account, now)));
    }

    /** Whether the recovery is still valid for the locked account. */
    public boolean isValid(LockedAccount account, Instant now) {
        return account.user().isEnabled()
                && sentTo.isWithin(AccountContacts.of(account, now).confirming());
    }

    private boolean isTrueOrLogged(RealmModel realm, BooleanSupplier isValid) {
        String cause = "the contact that had the code does not count any more";
        try {
            if (isValid.getAsBoolean()) {
                return true;
            }
        } catch (CheckImpossibleException e) {
            cause = String.valueOf(e.getMessage());
        }
        LOG.warnf(
                "identity-check event=recovery_refused realm=%s user=%s cause=\"%s\"", realm.getName(), userId, cause);
        return false;
    }

    /** The recovery as one line of text, which {@link #read} parses. */
    public String text() {
        return userId + SEPARATOR + sentTo.text();
    }

    /** Parses the text that {@link #text} wrote; empty if the text has another form. */
    public static Optional<VerifiedRecovery> read(String text) {
        int end = text.indexOf(SEPARATOR);
        return end < 1
                ? Optional.empty()
                : CodeRecipients.read(text.substring(end + 1))
                        .map(sentTo -> new VerifiedRecovery(text.substring(0, end), sentTo));
    }
}
