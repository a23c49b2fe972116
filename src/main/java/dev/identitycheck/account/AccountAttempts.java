package dev.identitycheck.account;

import dev.identitycheck.domain.attempt.AttemptCount;
import dev.identitycheck.domain.attempt.AttemptDecision;
import dev.identitycheck.domain.attempt.AttemptPolicy;
import dev.identitycheck.domain.attempt.AttemptReservation;
import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.event.CheckMetrics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** The attempt counter of one account and one purpose, read and written under the account's row lock. */
public final class AccountAttempts {

    private static final Logger LOG = Logger.getLogger(AccountAttempts.class);

    // Longer than any comparison of a code or PIN takes: an older reservation will not be given back any more.
    private static final Duration IN_FLIGHT = Duration.ofMinutes(1);

    private final LockedAccount account;
    private final Purpose purpose;
    private final AttemptPolicy policy;
    private final InstantSource clock;

    public AccountAttempts(LockedAccount account, Purpose purpose, AttemptPolicy policy, InstantSource clock) {
        this.account = account;
        this.purpose = purpose;
        this.policy = policy;
        this.clock = clock;
    }

    private AttemptCount count() {
        return account.count(purpose);
    }

    public AttemptDecision admit() {
        return policy.admit(count(), clock.instant());
    }

    public int left() {
        return policy.left(count(), clock.instant());
    }

    public boolean isLockedOut() {
        return admit() instanceof AttemptDecision.LockedOut;
    }

    /** Whether another request may still hold the last allowed attempt and be about to give it back. */
    public boolean isLastAttemptInFlight() {
        Instant last = count().lastFailure();
        return !count().locked() && last != null && clock.instant().isBefore(last.plus(IN_FLIGHT));
    }

    /**
     * Reserves one attempt as a failure, before anything is compared.
     *
     * @param lockOut what to do when no attempt is left
     */
    public AttemptReservation reserve(Runnable lockOut) {
        AttemptDecision decision = admit();
        if (decision instanceof AttemptDecision.Allowed allowed) {
            account.store(purpose, allowed.reserved());
            return new AttemptReservation.Reserved(allowed.left());
        }
        if (decision instanceof AttemptDecision.TooSoon tooSoon) {
            return new AttemptReservation.TooSoon(tooSoon.until());
        }
        if (isLastAttemptInFlight()) {
            return new AttemptReservation.Undecided();
        }
        lockOut.run();
        return new AttemptReservation.LockedOut();
    }

    /**
     * Sets the lock of this purpose.
     *
     * @param provider the alias of the identity provider; empty if the purpose concerns none
     * @return false if the lock was set before
     */
    public boolean lock(String provider) {
        if (count().locked()) {
            return false;
        }
        account.store(purpose, policy.failed(count(), clock.instant()));
        String realm = account.realm().getName();
        LOG.infof(
                "identity-check event=locked realm=%s user=%s provider=%s purpose=%s",
                realm, account.user().getId(), provider, purpose.key());
        CheckMetrics.locked(realm, provider, purpose.key());
        return true;
    }

    /** Gives an attempt back whose entry was right, and which was refused for another reason. */
    public void giveBack() {
        account.store(purpose, count().withoutFailure());
    }

    /** Clears the counter after a successful verification. */
    public void clear() {
        account.store(purpose, AttemptCount.NONE);
    }
}
