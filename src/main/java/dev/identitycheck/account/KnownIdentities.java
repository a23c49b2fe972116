package dev.identitycheck.account;

import dev.identitycheck.identity.Identity;
import dev.identitycheck.identity.LedgerEntry;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * What is known of identities without the lock: for users of this database from the cached user, without a look at the
 * database. "New" is never taken from here.
 */
public final class KnownIdentities {

    private KnownIdentities() {}

    /**
     * The identity's entry if the ledger that the user was loaded with knows it.
     *
     * @throws UnreadableAccountException when the ledger is damaged
     */
    public static Optional<LedgerEntry> find(
            KeycloakSession session, RealmModel realm, UserModel user, Identity identity) {
        return find(AccountStore.of(session, realm, user), identity);
    }

    static Optional<LedgerEntry> find(AccountStore store, Identity identity) {
        return store.read(AccountAttributes.IDENTITIES)
                .map(LedgerJson::read)
                .filter(ledger -> ledger.knows(identity))
                .flatMap(ledger -> ledger.find(identity));
    }
}
