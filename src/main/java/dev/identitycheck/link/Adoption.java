package dev.identitycheck.link;

import dev.identitycheck.identity.ConfirmedBy;
import dev.identitycheck.identity.Identity;
import dev.identitycheck.identity.IdentityLedger;
import dev.identitycheck.identity.LinkOrigin;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** The first ledger of an account: what it was linked to before is taken over as known, where that is trusted. */
public final class Adoption {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BYTES = 16;

    private Adoption() {}

    /** A new ledger in which the identities given are known. */
    public static IdentityLedger of(List<Identity> trusted, Instant now) {
        IdentityLedger ledger = new IdentityLedger(salt(), List.of());
        for (Identity identity : trusted) {
            ledger = ledger.withKnown(identity, ConfirmedBy.EXISTING, LinkOrigin.ADMINISTRATOR, newEntryId(), now);
        }
        return ledger;
    }

    /** Names a new entry. */
    public static String newEntryId() {
        return UUID.randomUUID().toString();
    }

    private static String salt() {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(salt);
    }
}
