package dev.identitycheck.challenge;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.attempts.AttemptCount;
import dev.identitycheck.attempts.AttemptPolicy;
import dev.identitycheck.attempts.Purpose;
import dev.identitycheck.attempts.Verdict;
import dev.identitycheck.event.CheckMetrics;
import dev.identitycheck.link.Links;
import dev.identitycheck.settings.LockScope;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** The door to new identities: counts what is tried at it, and shuts it. All of it under the account's lock. */
final class Door {

    private static final Logger LOG = Logger.getLogger(Door.class);

    static final Purpose PURPOSE = Purpose.IDENTITY;

    // Longer than any comparison takes: a reservation older than this will not be given back any more.
    private static final Duration IN_FLIGHT = Duration.ofMinutes(1);

    private final Visit visit;
    private final LockedAccount account;

    Door(Visit visit, LockedAccount account) {
        this.visit = visit;
        this.account = account;
    }

    AttemptCount count() {
        return account.count(PURPOSE);
    }

    Verdict admit() {
        return policy().admit(count(), visit.now());
    }

    boolean isShut() {
        return admit() instanceof Verdict.LockedOut;
    }

    /** Whether the last attempt allowed may be in the hands of another request that is about to give it back. */
    boolean isLastAttemptInFlight() {
        Instant last = count().lastFailure();
        return !count().locked() && last != null && visit.now().isBefore(last.plus(IN_FLIGHT));
    }

    /** Shuts the door for good, and takes away the link that a login made: it shall serve nothing else. */
    void lock() {
        if (!count().locked()) {
            account.store(PURPOSE, policy().failed(count(), visit.now()));
            if (visit.settings().lockScope() == LockScope.ACCOUNT) {
                account.disable(visit.now());
            }
            visit.notices(account).locked(visit.identity().alias());
            account.evict();
            tell();
        }
        removeUnconfirmedLink();
    }

    private void tell() {
        String realm = account.realm().getName();
        String provider = visit.identity().alias();
        LOG.infof(
                "identity-check event=locked realm=%s user=%s provider=%s purpose=%s",
                realm, account.user().getId(), provider, PURPOSE.key());
        CheckMetrics.locked(realm, provider, PURPOSE.key());
    }

    /** Opens the door: the owner has answered. */
    void open() {
        account.store(PURPOSE, AttemptCount.NONE);
        account.undoDisabling();
    }

    /** Removes the link if a login made it and nobody confirmed any identity behind it. */
    void removeUnconfirmedLink() {
        boolean removable = account.ledger()
                .filter(ledger -> ledger.isRemovable(visit.identity()))
                .isPresent();
        if (removable) {
            Links.remove(account.session(), account.realm(), account.user(), visit.identity());
        }
    }

    private AttemptPolicy policy() {
        return visit.settings().attempts();
    }
}
