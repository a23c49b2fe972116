package dev.identitycheck.guard;

import dev.identitycheck.account.OwnAttributes;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Watches over this extension's attributes while a known identity signs in, whose claims may fill everything else. It
 * compares what the cache has, and looks at the database only when somebody wrote.
 */
final class KnownWatch extends AbstractKeycloakTransaction {

    private static final Logger LOG = Logger.getLogger(KnownWatch.class);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final OwnAttributes before;

    private KnownWatch(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.before = OwnAttributes.of(session, realm, user);
    }

    static void begin(KeycloakSession session, RealmModel realm, UserModel user) {
        session.getTransactionManager().enlistPrepare(new KnownWatch(session, realm, user));
    }

    @Override
    protected void commitImpl() {
        if (!OwnAttributes.of(session, realm, user).equals(before)) {
            Set<String> changed = OwnAttributes.restoreStored(session, realm, user);
            LOG.infof(
                    "identity-check event=claims_withheld realm=%s user=%s fields=%s",
                    realm.getName(), user.getId(), changed);
        }
    }

    @Override
    protected void rollbackImpl() {
        // Nothing was written that could stay.
    }
}
