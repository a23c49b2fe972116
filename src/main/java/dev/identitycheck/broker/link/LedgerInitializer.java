package dev.identitycheck.broker.link;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.SaltGenerator;
import dev.identitycheck.domain.identity.ConfirmationMethod;
import dev.identitycheck.domain.identity.Identity;
import dev.identitycheck.domain.identity.IdentityLedger;
import dev.identitycheck.domain.identity.LinkOrigin;
import dev.identitycheck.flow.ProtectedProviders;
import dev.identitycheck.settings.IdentityCheckSettings;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The first ledger of an account: what it was linked to before is taken over as known, where that is trusted. */
public final class LedgerInitializer {

    private LedgerInitializer() {}

    /**
     * A new ledger in which those of the account's links are known that the step of their own provider trusts. Where a
     * provider has no step yet, its links are as old as they will be when it gets one; where the settings cannot be used,
     * nothing is trusted.
     */
    public static IdentityLedger of(LockedAccount account, List<Identity> links, Instant now) {
        return of(links.stream().filter(link -> trusts(account, link)).toList(), now);
    }

    /** A new ledger in which the identities given are known. */
    static IdentityLedger of(List<Identity> trusted, Instant now) {
        IdentityLedger ledger = new IdentityLedger(SaltGenerator.next(), List.of());
        for (Identity identity : trusted) {
            ledger = ledger.withKnown(
                    identity, ConfirmationMethod.EXISTING, LinkOrigin.ADMINISTRATOR, newEntryId(), now);
        }
        return ledger;
    }

    /** Whether the step of a link's provider trusts links that are older than the account's ledger. */
    public static boolean trusts(LockedAccount account, Identity link) {
        return ProtectedProviders.settings(account.session(), account.realm(), link.alias())
                .map(parsed -> parsed instanceof IdentityCheckSettings.Parsed.Valid valid
                        && valid.settings().trust().trustExisting())
                .orElse(true);
    }

    /** Names a new entry. */
    public static String newEntryId() {
        return UUID.randomUUID().toString();
    }
}
