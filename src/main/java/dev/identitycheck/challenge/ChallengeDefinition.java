package dev.identitycheck.challenge;

import dev.identitycheck.account.AccountAttempts;
import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.LockedAccount;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One thing that somebody is asked: where, and by which rules.
 *
 * @param host where
 * @param rules the rules
 * @param providerName the identity provider that a message is about, as people know it; empty if it is about none
 * @param boundTo what a code is bound to besides the login, the user, the place and what it is about
 * @param clock the time
 */
public record ChallengeDefinition(
        ChallengeContext host,
        ChallengePolicy rules,
        String providerName,
        List<String> boundTo,
        Supplier<Instant> clock) {

    Instant now() {
        return clock.get();
    }

    String userId() {
        return host.user().getId();
    }

    /** Changes the account under its lock. */
    public <T> T change(Function<LockedAccount, T> task) {
        return AccountLock.change(host.session(), host.realm(), userId(), task);
    }

    public AccountAttempts tally(LockedAccount account) {
        return new AccountAttempts(account, rules.purpose(), rules.attempts(), clock);
    }
}
