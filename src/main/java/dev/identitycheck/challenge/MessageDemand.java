package dev.identitycheck.challenge;

import dev.identitycheck.delivery.DeliveryRoute;
import java.util.Optional;

/**
 * The request for a new message: made when the page is first shown or its button is pressed, never on reload.
 *
 * @param pressed whether a button asks for a new code
 * @param unseen whether the page will not be shown
 * @param requested the channel that the user chose
 * @param open the open challenge of the login
 */
public record MessageDemand(
        boolean pressed, boolean unseen, DeliveryRoute.RequestedChannel requested, Optional<ChallengeState> open) {

    boolean wantedFor(String about) {
        return !unseen && (pressed || open.filter(c -> c.about().equals(about)).isEmpty());
    }
}
