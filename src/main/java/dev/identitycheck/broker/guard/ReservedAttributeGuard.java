package dev.identitycheck.guard;

import dev.identitycheck.account.BeforeCommit;
import dev.identitycheck.account.OwnAttributes;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Watches over this extension's attributes while a known identity signs in, whose claims may fill everything else. It
 * compares what the cache has, and looks at the database only when somebody wrote.
 */
final class KnownWatch {

    private static final Logger LOG = Logger.getLogger(KnownWatch.class);

    private KnownWatch() {}

    static void begin(KeycloakSession session, RealmModel realm, UserModel user) {
        OwnAttributes before = OwnAttributes.of(session, realm, user);
        BeforeCommit.run(session, () -> takeBack(session, realm, user, before));
        session.getKeycloakSessionFactory().publish(new ClaimsComing(session, realm, user));
    }

    private static void takeBack(KeycloakSession session, RealmModel realm, UserModel user, OwnAttributes before) {
        if (!OwnAttributes.of(session, realm, user).equals(before)) {
            Set<String> changed = OwnAttributes.restoreStored(session, realm, user);
            // Nothing, where it was this extension itself that wrote meanwhile, in a transaction of its own.
            if (!changed.isEmpty()) {
                LOG.infof(
                        "identity-check event=claims_withheld realm=%s user=%s fields=%s",
                        realm.getName(), user.getId(), changed);
            }
        }
    }
}
