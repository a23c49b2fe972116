package dev.identitycheck.admin;

import dev.identitycheck.account.FederatedLinks;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.SaltGenerator;
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
 * Makes an account as new, because somebody who is not its owner came first: no identity is known any more, no contact
 * counts, the links that logins made are gone, and every session ends. Those that an administrator made stay, and are asked about.
 *
 * @param now the time
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
    public void doTo(LockedAccount account) throws InvalidRequestException {
        ledger(account).ifPresent(ledger -> removeLinks(account, ledger));
        account.undoDisabling();
        account.forgetEverything(now);
        new PinCredentialStore(account).remove();
        // There must be a ledger, or the links that are left would be adopted as old ones.
        account.store(new IdentityLedger(SaltGenerator.next(), List.of()));
        try {
            new AdminContactUpdate(AccountContacts.of(account, now)).clear();
        } catch (ReadOnlyException e) {
            throw InvalidRequestException.conflict("the user's storage does not let its contacts be changed");
        }
        account.evict();
        UserSessions.outdate(account, now);
        UserSessions.end(account.session(), account.realm(), account.user());
    }

    // A damaged ledger is what a reset is for, too; of links, nothing is known then.
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
