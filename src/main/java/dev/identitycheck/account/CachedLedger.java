package dev.identitycheck.account;

import dev.identitycheck.account.attribute.UnreadableAccountException;
import dev.identitycheck.domain.identity.Identity;
import dev.identitycheck.domain.identity.LedgerEntry;
import dev.identitycheck.keycloak.Transactions;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.StorageId;

/**
 * Reads the identity ledger without the row lock: for users of this database from the cached user, without a database
 * query. That an identity is new is never decided from here.
 */
public final class CachedLedger {

    private CachedLedger() {}

    /**
     * The identity's ledger entry if the ledger in the user's model knows the identity.
     *
     * @throws UnreadableAccountException when the ledger is damaged
     */
    public static Optional<LedgerEntry> find(
            KeycloakSession session, RealmModel realm, UserModel user, Identity identity) {
        if (StorageId.isLocalStorage(user.getId())) {
            return find(new AttributeStore.Local(user), identity);
        }
        // In a transaction of its own: if the request's own transaction already held a connection while it waits for
        // the lock, as many requests as there are connections would block each other.
        return Transactions.inOwn(
                session, own -> find(AttributeStore.of(own, own.realms().getRealm(realm.getId()), user), identity));
    }

    /** Whether the user's ledger knows some identity with the link of this identity. */
    public static boolean knowsLink(KeycloakSession session, RealmModel realm, UserModel user, Identity identity) {
        return AccountView.of(session, realm, user)
                .ledger()
                .filter(ledger -> ledger.knowsLink(identity))
                .isPresent();
    }

    /** Whether the user's ledger blocks the link of this identity. */
    public static boolean blocksLink(KeycloakSession session, RealmModel realm, UserModel user, Identity identity) {
        return AccountView.of(session, realm, user)
                .ledger()
                .filter(ledger -> ledger.blocksLink(identity))
                .isPresent();
    }

    /** Whether this identity created the account but is doubted: somebody else proved a contact of the account. */
    public static boolean isDoubted(KeycloakSession session, RealmModel realm, UserModel user, Identity identity) {
        return AccountView.of(session, realm, user).isDoubted(identity);
    }

    static Optional<LedgerEntry> find(AttributeStore store, Identity identity) {
        return new AccountView(store)
                .ledger()
                .filter(ledger -> ledger.knows(identity))
                .flatMap(ledger -> ledger.find(identity));
    }
}
