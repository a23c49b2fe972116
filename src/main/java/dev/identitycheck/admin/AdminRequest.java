package dev.identitycheck.admin;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/**
 * A request to the admin API.
 *
 * @param realm the realm in the path of the request
 * @param auth the permissions of the caller in the realm
 * @param events records admin events
 */
record AdminRequest(
        KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth, AdminEventBuilder events) {

    /** Records a change as an admin event with a JSON representation. */
    void recordEvent(OperationType operation, String resourceType, JsonNode representation) {
        events.operation(operation)
                .resource(resourceType)
                .resourcePath(session.getContext().getUri())
                .representation(representation)
                .success();
    }

    /** Records an operation as an admin event. The details are stored wherever admin events are stored. */
    void recordEvent(OperationType operation, String resourceType, Map<String, String> details) {
        AdminEventBuilder event = events.operation(operation)
                .resource(resourceType)
                .resourcePath(session.getContext().getUri());
        details.forEach(event::detail);
        event.success();
    }

    static Response response(JsonNode json) {
        CacheControl noStore = new CacheControl();
        noStore.setNoStore(true);
        return Response.ok(json.toString(), MediaType.APPLICATION_JSON_TYPE)
                .cacheControl(noStore)
                .build();
    }
}
