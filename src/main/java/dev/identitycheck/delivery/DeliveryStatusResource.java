package dev.identitycheck.delivery;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.keycloak.models.KeycloakSession;

/**
 * {@code GET /realms/{realm}/identity-check/message/{id}}: the delivery status of a message, for the page that was
 * shown while the delivery was under way. The id is random, known to that page alone, and gives access to nothing else.
 */
public final class DeliveryStatusResource {

    /** The path of this resource among the realm's public resources. */
    public static final String PATH = "message";

    private final KeycloakSession session;

    public DeliveryStatusResource(KeycloakSession session) {
        this.session = session;
    }

    /** Answers {@code {"fate":"sent"}}, or {@code failed}, {@code lost} or {@code underway} in its place. */
    @GET
    @Path("{id:[0-9a-f-]{36}}")
    @Produces(MediaType.APPLICATION_JSON)
    public Response status(@PathParam("id") String id) {
        CacheControl never = new CacheControl();
        never.setNoStore(true);
        return Response.ok(Map.of("fate", DeliveryStatus.of(session, id).key()))
                .cacheControl(never)
                .build();
    }
}
