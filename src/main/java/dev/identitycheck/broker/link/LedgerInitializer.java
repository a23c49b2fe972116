package dev.identitycheck.broker.link;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.domain.identity.ConfirmationMethod;
import dev.identitycheck.domain.identity.Identity;
import dev.identitycheck.domain.identity.IdentityLedger;
import dev.identitycheck.domain.identity.LinkOrigin;
import dev.identitycheck.flow.ProtectedProviders;
import dev.identitycheck.settings.IdentityCheckSettings;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Creates an account's first ledger and enters the earlier links as known identities, where the settings trust them.
 */
public final class LedgerInitializer {

    private LedgerInitializer() {}

    /**
     * A new ledger in which a link is known if the settings of its provider's step trust existing links. The links of a
     * provider without the step are trusted too: they are older than any step that is added later. Where the settings
     * of a step cannot be used, or the provider has lost its step, the provider's links are not trusted.
     */
    public static IdentityLedger of(LockedAccount account, List<Identity> links, Instant now) {
        return of(
                account.newSalt(),
                links.stream().filter(link -> trusts(account, link)).toList(),
                now);
    }

    /** A new ledger in which the given identities are known. */
    static IdentityLedger of(String salt, List<Identity> trusted, Instant now) {
        IdentityLedger ledger = new IdentityLedger(salt, List.of());
        for (Identity identity : trusted) {
            ledger = ledger.withKnown(
                    identity, ConfirmationMethod.EXISTING, LinkOrigin.ADMINISTRATOR, newEntryId(), now);
        }
        return ledger;
    }

    /** Whether the settings of the provider's step trust links that are older than the account's ledger. */
    public static boolean trusts(LockedAccount account, Identity link) {
        return ProtectedProviders.settings(account.session(), account.realm(), link.alias())
                .map(parsed -> parsed instanceof IdentityCheckSettings.Parsed.Valid valid
                        && valid.settings().trust().trustExisting())
                .orElseGet(() -> !ProtectedProviders.hasLostStep(account.session(), account.realm(), link.alias()));
    }

    /** A random id for a new ledger entry. */
    public static String newEntryId() {
        return UUID.randomUUID().toString();
    }
}
