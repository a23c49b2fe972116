package dev.identitycheck.realm;

import dev.identitycheck.link.CheckedProviders;
import java.util.Set;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Hears administrators change flows: a realm that takes the step into one has its users' attributes protected at once. */
final class IdentityCheckListener implements EventListenerProvider {

    private static final Set<ResourceType> FLOWS =
            Set.of(ResourceType.AUTH_FLOW, ResourceType.AUTH_EXECUTION, ResourceType.AUTH_EXECUTION_FLOW);

    private final KeycloakSession session;

    IdentityCheckListener(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        if (FLOWS.contains(event.getResourceType()) && event.getOperationType() != OperationType.DELETE) {
            RealmModel realm = session.realms().getRealm(event.getRealmId());
            if (realm != null && CheckedProviders.anyIn(realm)) {
                ProfileProtection.ensure(session, realm);
            }
        }
    }

    @Override
    public void onEvent(Event event) {
        // What people do is heard where it is done: links by LinkWatch, codes by the step itself.
    }

    @Override
    public void close() {
        // Holds nothing of its own.
    }
}
