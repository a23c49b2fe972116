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
 * One call of the admin API.
 *
 * @param realm the realm that it is about
 * @param auth what the caller may do there
 * @param events where changes are told
 */
record AdminRequest(
        KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth, AdminEventBuilder events) {

    /** Tells of a change as an admin event. */
    void tell(OperationType operation, String resourceType, JsonNode representation) {
        events.operation(operation)
                .resource(resourceType)
                .resourcePath(session.getContext().getUri())
                .representation(representation)
                .success();
    }

    /** Tells of something that was done, with details that are kept wherever admin events are. */
    void tell(OperationType operation, String resourceType, Map<String, String> details) {
        AdminEventBuilder event = events.operation(operation)
                .resource(resourceType)
                .resourcePath(session.getContext().getUri());
        details.forEach(event::detail);
        event.success();
    }

    static Response answer(JsonNode json) {
        CacheControl never = new CacheControl();
        never.setNoStore(true);
        return Response.ok(json.toString(), MediaType.APPLICATION_JSON_TYPE)
                .cacheControl(never)
                .build();
    }
}
