package dev.identitycheck.rest;

import dev.identitycheck.delivery.DeliveryStatusResource;
import dev.identitycheck.keycloak.SecurityCentreAddress;
import dev.identitycheck.notice.disown.DisownResource;
import dev.identitycheck.recovery.InboundSmsResource;
import dev.identitycheck.requiredaction.CentreResource;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.keycloak.models.KeycloakSession;

/** The public REST resource of a realm, {@code /realms/{realm}/identity-check}. */
public final class PublicResource {

    private final KeycloakSession session;
    private final InstantSource clock;
    private final SecureRandom random;

    PublicResource(KeycloakSession session, InstantSource clock, SecureRandom random) {
        this.session = session;
        this.clock = clock;
        this.random = random;
    }

    /** The resource to which a gateway hands over inbound text messages. */
    @Path(InboundSmsResource.PATH)
    public InboundSmsResource inbound() {
        return new InboundSmsResource(session, clock.instant());
    }

    /** The resource that the disown link of a notice opens. */
    @Path("d/{handle}")
    public DisownResource disown(@PathParam("handle") String token) {
        return new DisownResource(session, clock, token);
    }

    /** The resource that opens the security centre. */
    @Path(SecurityCentreAddress.START)
    public CentreResource centre() {
        return new CentreResource(session, random);
    }

    /** The resource that tells a page the delivery status of a message. */
    @Path(DeliveryStatusResource.PATH)
    public DeliveryStatusResource message() {
        return new DeliveryStatusResource(session);
    }
}
