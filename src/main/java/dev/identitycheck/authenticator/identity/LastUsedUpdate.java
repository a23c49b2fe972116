package dev.identitycheck.authenticator.identity;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.AccountUnavailableException;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.attribute.UnreadableAccountException;
import dev.identitycheck.domain.identity.Identity;
import dev.identitycheck.domain.identity.IdentityLedger;
import dev.identitycheck.domain.identity.LedgerEntry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Records the last use of a known identity, at most once in thirty days, and once after the settings name claims that
 * its entry was made without. The login of a known identity writes nothing else.
 */
record LastUsedUpdate(
        KeycloakSession session, RealmModel realm, UserModel user, Identity identity, InstantSource clock) {

    private static final Logger LOG = Logger.getLogger(LastUsedUpdate.class);
    private static final Duration INTERVAL = Duration.ofDays(30);

    /** Records a use that is due; returns false if another identity has replaced the entry in the ledger. */
    boolean isStillKnown(LedgerEntry entry) {
        if (entry.isFit(identity)
                && clock.instant().isBefore(entry.lastTouched().plus(INTERVAL))) {
            return true;
        }
        try {
            return AccountLock.change(session, realm, user.getId(), this::note);
        } catch (AccountUnavailableException | UnreadableAccountException e) {
            // A known identity does not depend on this data; its use is recorded at the next login.
            LOG.warnf(
                    "identity-check event=use_not_noted realm=%s user=%s cause=\"%s\"",
                    realm.getName(), user.getId(), e.getMessage());
            return true;
        }
    }

    private boolean note(LockedAccount account) {
        Optional<IdentityLedger> ledger = account.ledger().filter(l -> l.knows(identity));
        ledger.ifPresent(l -> IdentityCheck.remember(
                account, l.withUsed(identity, clock.instant()).withNamedClaims(identity)));
        return ledger.isPresent();
    }
}
