package dev.identitycheck.domain.contact;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One contact in the register.
 *
 * @param type which kind it is
 * @param digest {@link ContactDigest} of it
 * @param since when it was entered
 * @param provedBy what speaks for it
 * @param enteredBy who of support's staff entered it, where somebody else may still approve it
 */
public record ContactRecord(
        ContactType type, String digest, Instant since, ContactProof provedBy, @Nullable String enteredBy) {

    /** One that nobody of support has to do with. */
    public ContactRecord(ContactType type, String digest, Instant since, ContactProof provedBy) {
        this(type, digest, since, provedBy, null);
    }

    /** Whether the contact may confirm something: at once if something else spoke for it, else after a while. */
    boolean counts(Duration delay, Instant now) {
        return switch (provedBy) {
            case EXISTING, SUPPORT, EMAIL, SMS -> true;
            case ITSELF, STAFF -> !now.isBefore(since.plus(delay));
            case DISOWNED -> false;
        };
    }

    boolean isDisowned() {
        return provedBy == ContactProof.DISOWNED;
    }
}
