package dev.identitycheck.challenge;

import dev.identitycheck.account.AccountAttempts;
import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.LockedAccount;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/**
 * The context and the policy of one challenge.
 *
 * @param context the flow step or required action
 * @param rules the policy
 * @param providerName the display name of the identity provider that a message names; empty if it names none
 * @param boundTo the values that a code is bound to besides the login, the user, the execution and the subject
 * @param clock the current time
 */
public record ChallengeDefinition(
        ChallengeContext context,
        ChallengePolicy rules,
        String providerName,
        List<String> boundTo,
        InstantSource clock) {

    Instant now() {
        return clock.instant();
    }

    String userId() {
        return context.user().getId();
    }

    /** Changes the account under its row lock. */
    public <T> T change(Function<LockedAccount, T> task) {
        return AccountLock.change(context.session(), context.realm(), userId(), task);
    }

    /** Returns the count of attempts that the account keeps for the purpose of this challenge. */
    public AccountAttempts attempts(LockedAccount account) {
        return new AccountAttempts(account, rules.purpose(), rules.attempts(), clock);
    }
}
