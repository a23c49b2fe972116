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
    /** Nobody knows: there was no answer, or the node that had it has died. */
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
            return switch (fate.get()) {
                case SENT -> NONE;
                case FAILED -> FAILED;
                case LOST -> LOST;
            };
        }
        return now.isBefore(since.get().plus(PATIENCE)) ? UNDERWAY : LOST;
    }
}
