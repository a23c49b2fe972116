package dev.identitycheck.support;

import dev.identitycheck.account.AllSessions;
import dev.identitycheck.account.ContactFile;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.Salt;
import dev.identitycheck.account.StaffContacts;
import dev.identitycheck.account.UnreadableAccountException;
import dev.identitycheck.identity.IdentityLedger;
import dev.identitycheck.identity.LinkOrigin;
import dev.identitycheck.link.Links;
import dev.identitycheck.pin.PinOnFile;
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
record Reset(Instant now) implements Deed {

    @Override
    public String name() {
        return "reset";
    }

    @Override
    public Map<String, String> details() {
        return Map.of();
    }

    @Override
    public void doTo(LockedAccount account) throws InvalidRequest {
        ledger(account).ifPresent(ledger -> removeLinks(account, ledger));
        account.undoDisabling();
        account.forgetEverything(now);
        new PinOnFile(account).remove();
        // There must be a ledger, or the links that are left would be adopted as old ones.
        account.store(new IdentityLedger(Salt.next(), List.of()));
        try {
            new StaffContacts(ContactFile.of(account, now)).clear();
        } catch (ReadOnlyException e) {
            throw InvalidRequest.conflict("the user's storage does not let its contacts be changed");
        }
        account.evict();
        AllSessions.outdate(account, now);
        AllSessions.end(account.session(), account.realm(), account.user());
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
        Links.of(account.session(), account.realm(), account.user()).stream()
                .filter(identity -> ledger.entries().stream()
                        .anyMatch(e -> e.origin() != LinkOrigin.ADMINISTRATOR && ledger.isBehind(e, identity)))
                .forEach(identity -> Links.remove(account.session(), account.realm(), account.user(), identity));
    }
}
