package dev.identitycheck.challenge;

import dev.identitycheck.delivery.DeliveryRoute;
import java.util.Optional;

/**
 * Whether a message is wanted: at the first sight of the page, or when its button was pressed; never on reload.
 *
 * @param pressed whether a button asks for a new code
 * @param unseen whether nobody will see the page
 * @param wish the way that was chosen
 * @param open the login's open challenge
 */
public record MessageDemand(boolean pressed, boolean unseen, DeliveryRoute.Wish wish, Optional<ChallengeState> open) {

    boolean wantedFor(String about) {
        return !unseen && (pressed || open.filter(c -> c.about().equals(about)).isEmpty());
    }
}
