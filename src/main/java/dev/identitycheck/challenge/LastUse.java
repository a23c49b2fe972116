package dev.identitycheck.challenge;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.AccountUnavailableException;
import dev.identitycheck.account.UnreadableAccountException;
import dev.identitycheck.identity.Identity;
import dev.identitycheck.identity.LedgerEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Notes that a known identity is in use, at most once in thirty days: a known login writes nothing else. */
record LastUse(KeycloakSession session, RealmModel realm, UserModel user, Identity identity, Supplier<Instant> clock) {

    private static final Logger LOG = Logger.getLogger(LastUse.class);
    private static final Duration LATELY = Duration.ofDays(30);

    void note(LedgerEntry entry) {
        if (clock.get().isBefore(entry.lastTouched().plus(LATELY))) {
            return;
        }
        try {
            AccountLock.change(session, realm, user.getId(), account -> {
                account.ledger().ifPresent(l -> Visit.remember(account, l.withUsed(identity, clock.get())));
                return entry;
            });
        } catch (AccountUnavailableException | UnreadableAccountException e) {
            // A known identity depends on nothing of ours; its use is noted next time.
            LOG.warnf(
                    "identity-check event=use_not_noted realm=%s user=%s cause=\"%s\"",
                    realm.getName(), user.getId(), e.getMessage());
        }
    }
}
