package dev.identitycheck.account;

import dev.identitycheck.account.attribute.UnreadableAccountException;
import dev.identitycheck.domain.identity.Identity;
import dev.identitycheck.domain.identity.LedgerEntry;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.storage.StorageId;

/**
 * What is known of identities without the lock: for users of this database from the cached user, without a look at the
 * database. "New" is never taken from here.
 */
public final class CachedLedger {

    private CachedLedger() {}

    /**
     * The identity's entry if the ledger that the user was loaded with knows it.
     *
     * @throws UnreadableAccountException when the ledger is damaged
     */
    public static Optional<LedgerEntry> find(
            KeycloakSession session, RealmModel realm, UserModel user, Identity identity) {
        if (StorageId.isLocalStorage(user.getId())) {
            return find(new AttributeStore.Local(user), identity);
        }
        // In a transaction of its own: had the request's own a connection already when it comes to wait for
        // the lock, as many requests as there are connections would stand still.
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(),
                session.getContext(),
                own -> find(AttributeStore.of(own, own.realms().getRealm(realm.getId()), user), identity),
                "identity-check");
    }

    /** Whether the user's ledger knows somebody behind an identity's link. */
    public static boolean knowsLink(KeycloakSession session, RealmModel realm, UserModel user, Identity identity) {
        return AccountView.of(session, realm, user)
                .ledger()
                .filter(ledger -> ledger.knowsLink(identity))
                .isPresent();
    }

    /** Whether the user's ledger blocks whoever is behind an identity's link. */
    public static boolean blocksLink(KeycloakSession session, RealmModel realm, UserModel user, Identity identity) {
        return AccountView.of(session, realm, user)
                .ledger()
                .filter(ledger -> ledger.blocksLink(identity))
                .isPresent();
    }

    /** Whether an identity is asked because somebody else proved a contact of the account that it made. */
    public static boolean doubts(KeycloakSession session, RealmModel realm, UserModel user, Identity identity) {
        return AccountView.of(session, realm, user).doubts(identity);
    }

    static Optional<LedgerEntry> find(AttributeStore store, Identity identity) {
        return new AccountView(store)
                .ledger()
                .filter(ledger -> ledger.knows(identity))
                .flatMap(ledger -> ledger.find(identity));
    }
}
