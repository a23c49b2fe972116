package dev.identitycheck.broker.guard;

import dev.identitycheck.account.ExtensionAttributes;
import dev.identitycheck.keycloak.BeforeCommit;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Watches over this extension's attributes while a known identity signs in, whose claims may fill everything else. It
 * compares what the cache has, and looks at the database only when somebody wrote.
 */
final class ReservedAttributeGuard {

    private static final Logger LOG = Logger.getLogger(ReservedAttributeGuard.class);

    private ReservedAttributeGuard() {}

    static void begin(KeycloakSession session, RealmModel realm, UserModel user) {
        ExtensionAttributes before = ExtensionAttributes.of(session, realm, user);
        BeforeCommit.run(session, () -> takeBack(session, realm, user, before));
        session.getKeycloakSessionFactory().publish(new ClaimsImportEvent(session, realm, user));
    }

    private static void takeBack(
            KeycloakSession session, RealmModel realm, UserModel user, ExtensionAttributes before) {
        if (!ExtensionAttributes.of(session, realm, user).equals(before)) {
            Set<String> changed = ExtensionAttributes.restoreStored(session, realm, user);
            // Nothing, where it was this extension itself that wrote meanwhile, in a transaction of its own.
            if (!changed.isEmpty()) {
                LOG.infof(
                        "identity-check event=claims_withheld realm=%s user=%s fields=%s",
                        realm.getName(), user.getId(), changed);
            }
        }
    }
}
