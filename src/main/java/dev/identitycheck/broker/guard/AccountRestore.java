package dev.identitycheck.broker.guard;

import dev.identitycheck.account.AccountSnapshot;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.keycloak.BeforeCommit;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Watches one account for the rest of the transaction: just before it is committed, what claims have changed is taken
 * back. What throws here rolls everything back.
 */
final class AccountRestore {

    /** What is taken back. */
    enum Over {
        /** Everything: the identity is unknown. */
        ACCOUNT,
        /** What others did to this extension's attributes: the account is new, and its first identity fills it. */
        OWN_ATTRIBUTES
    }

    private static final Logger LOG = Logger.getLogger(AccountRestore.class);
    private static final String KEY = "identity-check.watch.";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AccountSnapshot snapshot;
    private final Over over;
    private final String subject;

    private AccountRestore(LockedAccount account, Over over, String provider) {
        this.session = account.session();
        this.realm = account.realm();
        this.snapshot = AccountSnapshot.of(account);
        this.over = over;
        this.subject = "realm=%s user=%s provider=%s"
                .formatted(realm.getName(), account.user().getId(), provider);
    }

    /** Begins; an account that is watched already stays as it was seen first. */
    static void begin(LockedAccount account, Over over, String provider) {
        KeycloakSession session = account.session();
        String key = KEY + account.user().getId();
        if (session.getAttribute(key) == null) {
            session.setAttribute(key, over);
            BeforeCommit.run(session, new AccountRestore(account, over, provider)::takeBack);
        }
    }

    private void takeBack() {
        Set<String> changed =
                over == Over.ACCOUNT ? snapshot.restore(session, realm) : snapshot.restoreOwn(session, realm);
        if (!changed.isEmpty()) {
            LOG.infof("identity-check event=claims_withheld %s fields=%s", subject, changed);
        }
    }
}
