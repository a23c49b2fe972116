package dev.identitycheck.admin;

import dev.identitycheck.account.FederatedLinks;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.UserSessions;
import dev.identitycheck.account.attribute.UnreadableAccountException;
import dev.identitycheck.account.contact.AccountContacts;
import dev.identitycheck.account.contact.AdminContactUpdate;
import dev.identitycheck.credential.PinCredentialStore;
import dev.identitycheck.domain.identity.IdentityLedger;
import dev.identitycheck.domain.identity.LinkOrigin;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.storage.ReadOnlyException;

/**
 * Resets an account whose first identity was not the owner's: no identity is known any more, no contact counts, the
 * links that logins created are removed, and every session ends. Links that an administrator created stay, and their
 * identities are checked as new ones.
 *
 * @param now the current time
 */
record ResetAccount(Instant now) implements UserOperation {

    @Override
    public String name() {
        return "reset";
    }

    @Override
    public Map<String, String> details() {
        return Map.of();
    }

    @Override
    public void applyTo(LockedAccount account) throws InvalidRequestException {
        ledger(account).ifPresent(ledger -> removeLinks(account, ledger));
        account.undoDisabling();
        account.forgetEverything(now);
        new PinCredentialStore(account).remove();
        // An empty ledger is stored, because without a ledger the remaining links would be adopted as existing links.
        account.store(new IdentityLedger(account.newSalt(), List.of()));
        try {
            new AdminContactUpdate(AccountContacts.of(account, now)).clear();
        } catch (ReadOnlyException e) {
            throw InvalidRequestException.conflict("the user's storage does not let its contacts be changed");
        }
        account.evict();
        account.outdateSessions(now);
        UserSessions.end(account.session(), account.realm(), account.user());
    }

    // A reset also replaces a damaged ledger. The origin of the links is unknown then, and no link is removed.
    private static Optional<IdentityLedger> ledger(LockedAccount account) {
        try {
            return account.ledger();
        } catch (UnreadableAccountException e) {
            return Optional.empty();
        }
    }

    private static void removeLinks(LockedAccount account, IdentityLedger ledger) {
        FederatedLinks.of(account.session(), account.realm(), account.user()).stream()
                .filter(identity -> ledger.entries().stream()
                        .anyMatch(e -> e.origin() != LinkOrigin.ADMINISTRATOR && ledger.isBehind(e, identity)))
                .forEach(identity ->
                        FederatedLinks.remove(account.session(), account.realm(), account.user(), identity));
    }
}
