package dev.identitycheck.broker.guard;

import dev.identitycheck.account.AccountSnapshot;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.keycloak.BeforeCommit;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Restores an account to its snapshot just before the transaction commits, so that changes by claims are not stored. An
 * exception here rolls the transaction back.
 */
final class AccountRestore {

    /** Which part of the account is restored. */
    enum Scope {
        /** The whole account: the identity is unknown. */
        ACCOUNT,
        /**
         * Only this extension's attributes, where other code changed them: the account is new and its first identity
         * fills it.
         */
        OWN_ATTRIBUTES
    }

    private static final Logger LOG = Logger.getLogger(AccountRestore.class);
    private static final String KEY = "identity-check.watch.";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AccountSnapshot snapshot;
    private final Scope scope;
    private final String logContext;

    private AccountRestore(LockedAccount account, Scope scope, String provider) {
        this.session = account.session();
        this.realm = account.realm();
        this.snapshot = AccountSnapshot.of(account);
        this.scope = scope;
        this.logContext = "realm=%s user=%s provider=%s"
                .formatted(realm.getName(), account.user().getId(), provider);
    }

    /** Takes the snapshot and enlists the restore; the first snapshot of an account in a transaction stays. */
    static void begin(LockedAccount account, Scope scope, String provider) {
        KeycloakSession session = account.session();
        String key = KEY + account.user().getId();
        if (session.getAttribute(key) == null) {
            session.setAttribute(key, scope);
            BeforeCommit.run(session, new AccountRestore(account, scope, provider)::restore);
        }
    }

    private void restore() {
        Set<String> changed =
                scope == Scope.ACCOUNT ? snapshot.restore(session, realm) : snapshot.restoreOwn(session, realm);
        if (!changed.isEmpty()) {
            LOG.infof("identity-check event=claims_withheld %s fields=%s", logContext, changed);
        }
    }
}
