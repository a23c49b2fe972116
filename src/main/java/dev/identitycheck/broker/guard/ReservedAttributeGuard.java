package dev.identitycheck.broker.guard;

import dev.identitycheck.account.ExtensionAttributes;
import dev.identitycheck.keycloak.BeforeCommit;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Restores this extension's attributes just before the commit if the claims of a known identity changed them; such
 * claims may change everything else. The comparison uses the cached user, and the database is read only after a change.
 */
final class ReservedAttributeGuard {

    private static final Logger LOG = Logger.getLogger(ReservedAttributeGuard.class);

    private ReservedAttributeGuard() {}

    static void begin(KeycloakSession session, RealmModel realm, UserModel user) {
        ExtensionAttributes before = ExtensionAttributes.of(session, realm, user);
        BeforeCommit.run(session, () -> restore(session, realm, user, before));
        session.getKeycloakSessionFactory().publish(new ClaimsImportEvent(session, realm, user));
    }

    private static void restore(KeycloakSession session, RealmModel realm, UserModel user, ExtensionAttributes before) {
        if (!ExtensionAttributes.of(session, realm, user).equals(before)) {
            Set<String> changed = ExtensionAttributes.restoreStored(session, realm, user);
            // Nothing is restored where this extension itself made the change, in a transaction of its own.
            if (!changed.isEmpty()) {
                LOG.infof(
                        "identity-check event=claims_withheld realm=%s user=%s fields=%s",
                        realm.getName(), user.getId(), changed);
            }
        }
    }
}
