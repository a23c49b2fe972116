package dev.identitycheck.account;

import dev.identitycheck.domain.attempt.AttemptCount;
import dev.identitycheck.domain.attempt.AttemptDecision;
import dev.identitycheck.domain.attempt.AttemptPolicy;
import dev.identitycheck.domain.attempt.AttemptReservation;
import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.event.CheckMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** What is counted of one account for one purpose. All of it under the account's lock. */
public final class AccountAttempts {

    private static final Logger LOG = Logger.getLogger(AccountAttempts.class);

    // Longer than any comparison takes: a reservation older than this will not be given back any more.
    private static final Duration IN_FLIGHT = Duration.ofMinutes(1);

    private final LockedAccount account;
    private final Purpose purpose;
    private final AttemptPolicy rule;
    private final Supplier<Instant> clock;

    public AccountAttempts(LockedAccount account, Purpose purpose, AttemptPolicy rule, Supplier<Instant> clock) {
        this.account = account;
        this.purpose = purpose;
        this.rule = rule;
        this.clock = clock;
    }

    private AttemptCount count() {
        return account.count(purpose);
    }

    public AttemptDecision admit() {
        return rule.admit(count(), clock.get());
    }

    public int left() {
        return rule.left(count(), clock.get());
    }

    public boolean isShut() {
        return admit() instanceof AttemptDecision.LockedOut;
    }

    /** Whether the last attempt allowed may be in the hands of another request that is about to give it back. */
    public boolean isLastAttemptInFlight() {
        Instant last = count().lastFailure();
        return !count().locked() && last != null && clock.get().isBefore(last.plus(IN_FLIGHT));
    }

    /**
     * Takes one attempt as a failure, before anything is compared.
     *
     * @param lock what is done where there is none left
     */
    public AttemptReservation reserve(Runnable lock) {
        AttemptDecision verdict = admit();
        if (verdict instanceof AttemptDecision.Allowed allowed) {
            account.store(purpose, allowed.reserved());
            return new AttemptReservation.Reserved(allowed.left());
        }
        if (verdict instanceof AttemptDecision.TooSoon soon) {
            return new AttemptReservation.TooSoon(soon.until());
        }
        if (isLastAttemptInFlight()) {
            return new AttemptReservation.Undecided();
        }
        lock.run();
        return new AttemptReservation.LockedOut();
    }

    /**
     * Sets the lock.
     *
     * @param provider the identity provider that it is about; empty if it is about none
     * @return false if it was set before
     */
    public boolean lock(String provider) {
        if (count().locked()) {
            return false;
        }
        account.store(purpose, rule.failed(count(), clock.get()));
        String realm = account.realm().getName();
        LOG.infof(
                "identity-check event=locked realm=%s user=%s provider=%s purpose=%s",
                realm, account.user().getId(), provider, purpose.key());
        CheckMetrics.locked(realm, provider, purpose.key());
        return true;
    }

    /** The owner has answered. */
    public void clear() {
        account.store(purpose, AttemptCount.NONE);
    }
}
