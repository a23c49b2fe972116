package dev.identitycheck.listener;

import dev.identitycheck.account.ExtensionAttributes;
import dev.identitycheck.account.attribute.AccountAttributes;
import dev.identitycheck.keycloak.BeforeCommit;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Takes back what a person wrote to this extension's attributes of their own account. The user profile forbids such
 * writes; this is for a profile that was changed in a way that no event tells of. Keycloak names each changed attribute
 * in the event of the change, before the commit.
 */
final class OwnAttributeWrites {

    private static final Logger LOG = Logger.getLogger(OwnAttributeWrites.class);

    private OwnAttributeWrites() {}

    /** Handles a user event. */
    static void onEvent(KeycloakSession session, Event event) {
        RealmModel realm = session.realms().getRealm(event.getRealmId());
        String userId = event.getUserId();
        if (realm != null && userId != null && namesOwn(event)) {
            BeforeCommit.run(session, () -> takeBack(session, realm, userId));
        }
    }

    private static boolean namesOwn(Event event) {
        return Objects.requireNonNullElse(event.getDetails(), Map.<String, String>of()).keySet().stream()
                .flatMap(detail -> Stream.of(Details.PREF_UPDATED, Details.PREF_PREVIOUS)
                        .filter(detail::startsWith)
                        .map(prefix -> detail.substring(prefix.length())))
                .anyMatch(AccountAttributes::isOwn);
    }

    private static void takeBack(KeycloakSession session, RealmModel realm, String userId) {
        UserModel user = session.users().getUserById(realm, userId);
        if (user == null) {
            return;
        }
        Set<String> changed = ExtensionAttributes.restoreStored(session, realm, user);
        if (!changed.isEmpty()) {
            LOG.warnf(
                    "identity-check event=own_attributes_kept realm=%s user=%s fields=%s",
                    realm.getName(), userId, changed);
        }
    }
}
