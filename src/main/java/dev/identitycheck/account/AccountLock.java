package dev.identitycheck.account;

import dev.identitycheck.account.attribute.UnreadableAccountException;
import dev.identitycheck.keycloak.Transactions;
import dev.identitycheck.ratelimit.DatabaseProduct;
import jakarta.persistence.PersistenceException;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;

/**
 * The one lock under which anything of ours on an account is read, changed and written: the account's row. It holds on
 * every node that shares the database.
 *
 * <p>Keycloak 26.7 reads and writes user attributes without versions, through a cache. Forty threads that count to five
 * that way let fourteen to eighteen through; with the row locked, exactly five.
 */
public final class AccountLock {

    private static final Logger LOG = Logger.getLogger(AccountLock.class);

    private static final int ROUNDS = 5;

    private AccountLock() {}

    /**
     * Changes an account in a transaction of its own: when this returns, the change is committed, whatever becomes of
     * the request. The request's own transaction must not have written the account's row before. The task is done again
     * where its transaction was rolled back because another one had made the same row, or waited for it.
     *
     * @throws AccountUnavailableException when the row cannot be had
     * @throws UnreadableAccountException when what is stored is damaged
     */
    public static <T> T change(
            KeycloakSession session, RealmModel realm, String userId, Function<LockedAccount, T> task) {
        for (int round = 1; ; round++) {
            try {
                return once(session, realm, userId, task);
            } catch (PersistenceException | ModelException e) {
                // Two make the row of another storage's user at the same time; or they count the same for the first
                // time, and the database is H2, which has no "on conflict do nothing". The later one fails.
                if (round == ROUNDS || !DatabaseProduct.isWorthAnotherTry(e)) {
                    throw new AccountUnavailableException("the account's row is busy", e);
                }
                LOG.debugf("identity-check event=row_made_meanwhile realm=%s user=%s", realm.getName(), userId);
            }
        }
    }

    private static <T> T once(
            KeycloakSession session, RealmModel realm, String userId, Function<LockedAccount, T> task) {
        if (!new AccountRow(session, realm, userId).isLocal()) {
            // A transaction of its own: whoever makes the same row at the same time breaks no more than that.
            run(session, realm, userId, AccountLock::createIfMissing);
        }
        return run(session, realm, userId, row -> task.apply(row.lock()));
    }

    /**
     * Changes an account within the session's running transaction: committed, or rolled back, with the rest of it.
     *
     * @throws AccountUnavailableException when the row cannot be had; the transaction cannot go on then
     * @throws UnreadableAccountException when what is stored is damaged
     */
    public static <T> T join(
            KeycloakSession session, RealmModel realm, String userId, Function<LockedAccount, T> task) {
        return task.apply(lock(new AccountRow(session, realm, userId)));
    }

    private static LockedAccount lock(AccountRow row) {
        try {
            return locked(row);
        } catch (PersistenceException | ModelException e) {
            throw new AccountUnavailableException("the account's row is busy", e);
        }
    }

    private static LockedAccount locked(AccountRow row) {
        // A row that this transaction has only promised so far cannot be locked.
        row.entities().flush();
        if (row.isMissing()) {
            row.create();
        }
        return row.join();
    }

    private static boolean createIfMissing(AccountRow row) {
        boolean missing = row.isMissing();
        if (missing) {
            row.create();
        }
        return missing;
    }

    private static <T> T run(KeycloakSession session, RealmModel realm, String userId, Function<AccountRow, T> task) {
        return Transactions.inOwn(
                session, own -> task.apply(new AccountRow(own, own.realms().getRealm(realm.getId()), userId)));
    }
}
