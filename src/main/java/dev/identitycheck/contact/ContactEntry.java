package dev.identitycheck.contact;

import java.time.Duration;
import java.time.Instant;

/**
 * One contact in the register.
 *
 * @param type which kind it is
 * @param digest {@link ContactDigest} of it
 * @param since when it was entered
 * @param provedBy what speaks for it
 */
public record ContactEntry(ContactType type, String digest, Instant since, ProvedBy provedBy) {

    /** Whether the contact may confirm something: at once if something else spoke for it, else after a while. */
    boolean counts(Duration delay, Instant now) {
        return provedBy != ProvedBy.ITSELF || !now.isBefore(since.plus(delay));
    }
}
