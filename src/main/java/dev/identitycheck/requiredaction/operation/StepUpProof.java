package dev.identitycheck.requiredaction.operation;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.domain.contact.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A right step-up code, which stands for further operations in the same window for a while. It stands no longer once
 * the session or the account's contacts or PIN are others than they were, unless the operation that it confirmed made
 * them so.
 *
 * @param scope the user and the session
 * @param at when the code was right
 * @param channels the channels by which the code was sent
 * @param sentTo a hash of the contacts that the code was sent to
 * @param protection a hash of the account's contacts and its PIN
 */
record StepUpProof(String scope, Instant at, Set<Channel> channels, String sentTo, String protection) {

    /** How long a code stands for further operations. */
    static final Duration LIFETIME = Duration.ofMinutes(5);

    private static final String SEPARATOR = "|";
    private static final int PARTS = 5;

    /** The proof by a code that was right just now. */
    static StepUpProof of(ProofScope scope, LockedAccount account, Set<Channel> channels, Instant now) {
        return new StepUpProof(
                scope.text(account),
                now,
                Set.copyOf(channels),
                ProofScope.sentTo(account, channels, now),
                ProofScope.protection(account, now));
    }

    /** Whether the session and what protects the account are still those of the proof. */
    boolean stands(ProofScope scope, LockedAccount account, Instant now) {
        return this.scope.equals(scope.text(account))
                && sentTo.equals(ProofScope.sentTo(account, channels, now))
                && protection.equals(ProofScope.protection(account, now));
    }

    /** Whether the proof may confirm one more operation, by its age. A clock that was set back prolongs nothing. */
    boolean isFresh(Instant now) {
        return Duration.between(at, now).abs().compareTo(LIFETIME) < 0;
    }

    Instant until() {
        return at.plus(LIFETIME);
    }

    /**
     * The proof after an operation that it confirmed, with the age that it has; empty if a contact that had the code is
     * gone by that operation.
     */
    Optional<StepUpProof> after(LockedAccount account, Instant now) {
        return sentTo.equals(ProofScope.sentTo(account, channels, now))
                ? Optional.of(new StepUpProof(scope, at, channels, sentTo, ProofScope.protection(account, now)))
                : Optional.empty();
    }

    String text() {
        return String.join(
                SEPARATOR, scope, Long.toString(at.toEpochMilli()), Channel.key(channels), sentTo, protection);
    }

    /** Parses what {@link #text} wrote; empty if the text is anything else. */
    static Optional<StepUpProof> parse(String text) {
        String[] parts = text.split(Pattern.quote(SEPARATOR), -1);
        if (parts.length != PARTS || !parts[1].matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return Optional.of(new StepUpProof(
                parts[0], Instant.ofEpochMilli(Long.parseLong(parts[1])), Channel.parse(parts[2]), parts[3], parts[4]));
    }
}
