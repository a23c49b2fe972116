package dev.identitycheck.challenge;

import dev.identitycheck.delivery.Fate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** What can be said of a challenge's newest message, which may have been under way when its page was made. */
enum Tidings {
    /** Nothing that the page has not said. */
    NONE,
    UNDERWAY,
    FAILED,
    /** Nobody knows: the node that had it may have died. */
    LOST;

    /** Longer than gateways and mail servers are waited for. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    static Tidings of(KeycloakSession session, ChallengeNote challenge, Instant now) {
        Optional<Instant> since = challenge.underwaySince();
        if (since.isEmpty()) {
            return NONE;
        }
        Optional<Fate> fate = Fate.of(session, challenge.messageId());
        if (fate.isPresent()) {
            return fate.get() == Fate.FAILED ? FAILED : NONE;
        }
        return now.isBefore(since.get().plus(PATIENCE)) ? UNDERWAY : LOST;
    }
}
