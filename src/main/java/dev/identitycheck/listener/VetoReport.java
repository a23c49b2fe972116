package dev.identitycheck.listener;

import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.CheckOutcome;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Logs a login or grant that is rolled back after Keycloak has sent its event, and sends an event of its own for it.
 */
final class VetoReport {

    private static final Logger LOG = Logger.getLogger(VetoReport.class);

    private VetoReport() {}

    static void send(KeycloakSession session, Event event, @Nullable String alias, String cause) {
        send(session, event, alias, CheckOutcome.REFUSED, cause);
    }

    static void send(KeycloakSession session, Event event, @Nullable String alias, CheckOutcome outcome, String cause) {
        RealmModel realm = session.getContext().getRealm();
        LOG.warnf(
                "identity-check event=%s realm=%s user=%s provider=%s cause=\"%s\"",
                outcome.key(), realm.getName(), event.getUserId(), alias, cause);
        EventBuilder own = new EventBuilder(realm, session, session.getContext().getConnection())
                .event(EventType.IDENTITY_PROVIDER_POST_LOGIN)
                .client(event.getClientId())
                .user(event.getUserId())
                .detail(Details.IDENTITY_PROVIDER, alias);
        CheckEvents.send(own, outcome);
    }
}
