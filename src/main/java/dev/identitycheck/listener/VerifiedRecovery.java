package dev.identitycheck.listener;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.AccountUnavailableException;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.attribute.UnreadableAccountException;
import dev.identitycheck.account.contact.AccountContacts;
import dev.identitycheck.domain.otp.CodeRecipients;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * An account that somebody recovers by a code that was right. It goes on only while the contacts that had the code count: each
 * step of it, up to the commit of the new password, looks again.
 *
 * @param userId the account
 * @param sentTo the contacts
 */
public record VerifiedRecovery(String userId, CodeRecipients sentTo) {

    private static final Logger LOG = Logger.getLogger(VerifiedRecovery.class);
    private static final String BLANK = " ";

    /** Whether it may go on, in a transaction of its own. */
    public boolean stands(KeycloakSession session, RealmModel realm, Instant now) {
        return told(realm, () -> AccountLock.change(session, realm, userId, account -> stands(account, now)));
    }

    /** Whether it may go on, in the session's transaction, which then holds the lock. */
    boolean standsAtCommit(KeycloakSession session, RealmModel realm, Instant now) {
        return told(realm, () -> AccountLock.join(session, realm, userId, account -> stands(account, now)));
    }

    /** Whether it may go on. */
    public boolean stands(LockedAccount account, Instant now) {
        return account.user().isEnabled()
                && sentTo.isWithin(AccountContacts.of(account, now).confirming());
    }

    private boolean told(RealmModel realm, BooleanSupplier stands) {
        String cause = "the contact that had the code does not count any more";
        try {
            if (stands.getAsBoolean()) {
                return true;
            }
        } catch (AccountUnavailableException | UnreadableAccountException e) {
            cause = String.valueOf(e.getMessage());
        }
        LOG.warnf(
                "identity-check event=recovery_refused realm=%s user=%s cause=\"%s\"", realm.getName(), userId, cause);
        return false;
    }

    /** As one line of text, as {@link #read} takes it. */
    public String text() {
        return userId + BLANK + sentTo.text();
    }

    /** Reads what {@link #text} wrote; nothing if it is something else. */
    public static Optional<VerifiedRecovery> read(String text) {
        int end = text.indexOf(BLANK);
        return end < 1
                ? Optional.empty()
                : CodeRecipients.read(text.substring(end + 1))
                        .map(sentTo -> new VerifiedRecovery(text.substring(0, end), sentTo));
    }
}
