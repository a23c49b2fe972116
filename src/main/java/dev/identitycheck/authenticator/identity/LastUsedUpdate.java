package dev.identitycheck.authenticator.identity;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.AccountUnavailableException;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.attribute.UnreadableAccountException;
import dev.identitycheck.domain.identity.Identity;
import dev.identitycheck.domain.identity.IdentityLedger;
import dev.identitycheck.domain.identity.LedgerEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Notes that a known identity is in use, at most once in thirty days, and once after the settings have come to name
 * claims that its entry was made without. A known login writes nothing else.
 */
record LastUsedUpdate(
        KeycloakSession session, RealmModel realm, UserModel user, Identity identity, Supplier<Instant> clock) {

    private static final Logger LOG = Logger.getLogger(LastUsedUpdate.class);
    private static final Duration LATELY = Duration.ofDays(30);

    /** Notes what is due, and says whether the identity is known still: another one may have taken its entry since. */
    boolean stays(LedgerEntry entry) {
        if (entry.isFit(identity) && clock.get().isBefore(entry.lastTouched().plus(LATELY))) {
            return true;
        }
        try {
            return AccountLock.change(session, realm, user.getId(), this::note);
        } catch (AccountUnavailableException | UnreadableAccountException e) {
            // A known identity depends on nothing of ours; its use is noted next time.
            LOG.warnf(
                    "identity-check event=use_not_noted realm=%s user=%s cause=\"%s\"",
                    realm.getName(), user.getId(), e.getMessage());
            return true;
        }
    }

    private boolean note(LockedAccount account) {
        Optional<IdentityLedger> knowing = account.ledger().filter(l -> l.knows(identity));
        knowing.ifPresent(l -> IdentityCheck.remember(
                account, l.withUsed(identity, clock.get()).fitted(identity)));
        return knowing.isPresent();
    }
}
