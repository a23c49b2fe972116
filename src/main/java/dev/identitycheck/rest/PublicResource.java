package dev.identitycheck.web;

import dev.identitycheck.delivery.MessageResource;
import dev.identitycheck.notice.disown.DisownResource;
import dev.identitycheck.recovery.InboundResource;
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
    @Path(InboundResource.PATH)
    public InboundResource inbound() {
        return new InboundResource(session, clock.get());
    }

    /** What a notice's link opens. */
    @Path("d/{handle}")
    public DisownResource disown(@PathParam("handle") String handle) {
        return new DisownResource(session, clock, handle);
    }

    /** What becomes of a message that a page tells of. */
    @Path(MessageResource.PATH)
    public MessageResource message() {
        return new MessageResource(session);
    }
}
