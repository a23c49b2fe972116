package dev.identitycheck.account;

import dev.identitycheck.identity.Identity;
import dev.identitycheck.identity.IdentityLedger;
import dev.identitycheck.identity.LedgerEntry;
import java.util.Optional;
import org.keycloak.models.UserModel;

/** What the cached user says of known identities, without a look at the database. "New" is never taken from here. */
public final class KnownIdentities {

    private KnownIdentities() {}

    /**
     * The identity's entry if the ledger that the user was loaded with knows it.
     *
     * @throws UnreadableAccountException when the ledger is damaged
     */
    public static Optional<LedgerEntry> find(UserModel user, Identity identity) {
        String json = user.getFirstAttribute(AccountAttributes.IDENTITIES);
        if (json == null) {
            return Optional.empty();
        }
        IdentityLedger ledger = LedgerJson.read(json);
        return ledger.knows(identity) ? ledger.find(identity) : Optional.empty();
    }
}
