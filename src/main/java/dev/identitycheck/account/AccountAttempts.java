package dev.identitycheck.challenge;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.attempts.AttemptCount;
import dev.identitycheck.attempts.AttemptRule;
import dev.identitycheck.attempts.Purpose;
import dev.identitycheck.attempts.Verdict;
import dev.identitycheck.event.CheckMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** What is counted of one account for one purpose. All of it under the account's lock. */
final class Tally {

    private static final Logger LOG = Logger.getLogger(Tally.class);

    // Longer than any comparison takes: a reservation older than this will not be given back any more.
    private static final Duration IN_FLIGHT = Duration.ofMinutes(1);

    private final LockedAccount account;
    private final Purpose purpose;
    private final AttemptRule rule;
    private final Supplier<Instant> clock;

    Tally(LockedAccount account, Purpose purpose, AttemptRule rule, Supplier<Instant> clock) {
        this.account = account;
        this.purpose = purpose;
        this.rule = rule;
        this.clock = clock;
    }

    private AttemptCount count() {
        return account.count(purpose);
    }

    Verdict admit() {
        return rule.admit(count(), clock.get());
    }

    int left() {
        return rule.left(count(), clock.get());
    }

    boolean isShut() {
        return admit() instanceof Verdict.LockedOut;
    }

    /** Whether the last attempt allowed may be in the hands of another request that is about to give it back. */
    boolean isLastAttemptInFlight() {
        Instant last = count().lastFailure();
        return !count().locked() && last != null && clock.get().isBefore(last.plus(IN_FLIGHT));
    }

    /**
     * Takes one attempt as a failure, before anything is compared.
     *
     * @param lock what is done where there is none left
     */
    Reservation reserve(Runnable lock) {
        Verdict verdict = admit();
        if (verdict instanceof Verdict.Allowed allowed) {
            account.store(purpose, allowed.reserved());
            return new Reservation.Reserved(allowed.left());
        }
        if (verdict instanceof Verdict.TooSoon soon) {
            return new Reservation.TooSoon(soon.until());
        }
        if (isLastAttemptInFlight()) {
            return new Reservation.Undecided();
        }
        lock.run();
        return new Reservation.LockedOut();
    }

    /**
     * Sets the lock.
     *
     * @param provider the identity provider that it is about; empty if it is about none
     * @return false if it was set before
     */
    boolean lock(String provider) {
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
    void clear() {
        account.store(purpose, AttemptCount.NONE);
    }
}
