package dev.identitycheck.rest;

import dev.identitycheck.delivery.DeliveryStatusResource;
import dev.identitycheck.notice.disown.DisownResource;
import dev.identitycheck.recovery.InboundSmsResource;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;

/** {@code /realms/{realm}/identity-check}, for everybody. */
public final class PublicResource {

    private final KeycloakSession session;
    private final Supplier<Instant> clock;

    PublicResource(KeycloakSession session, Supplier<Instant> clock) {
        this.session = session;
        this.clock = clock;
    }

    /** Where a gateway hands over text messages. */
    @Path(InboundSmsResource.PATH)
    public InboundSmsResource inbound() {
        return new InboundSmsResource(session, clock.get());
    }

    /** What a notice's link opens. */
    @Path("d/{handle}")
    public DisownResource disown(@PathParam("handle") String handle) {
        return new DisownResource(session, clock, handle);
    }

    /** What becomes of a message that a page tells of. */
    @Path(DeliveryStatusResource.PATH)
    public DeliveryStatusResource message() {
        return new DeliveryStatusResource(session);
    }
}
