package dev.identitycheck.domain.contact;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One contact in the register.
 *
 * @param type the kind of the contact
 * @param digest {@link ContactDigest} of the contact
 * @param since when it was entered
 * @param provedBy what proved it
 * @param enteredBy the member of the support staff who entered it, while another may still approve it
 */
public record ContactRecord(
        ContactType type, String digest, Instant since, ContactProof provedBy, @Nullable String enteredBy) {

    /** A contact that awaits no approval by support staff. */
    public ContactRecord(ContactType type, String digest, Instant since, ContactProof provedBy) {
        this(type, digest, since, provedBy, null);
    }

    /**
     * Whether the contact may confirm something. If only the contact itself or one member of the support staff proved
     * it, it may after a delay, else at once.
     */
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
