package dev.identitycheck.challenge;

import dev.identitycheck.delivery.DeliveryStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** What can be said of a challenge's newest message, which may have been under way when its page was made. */
enum MessageStatus {
    /** Nothing that the page has not said. */
    NONE,
    UNDERWAY,
    FAILED,
    /** Nobody knows: there was no answer, or the node that had it has died. */
    LOST;

    /** Longer than gateways and mail servers are waited for. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    static MessageStatus of(KeycloakSession session, ChallengeState challenge, Instant now) {
        Optional<Instant> since = challenge.underwaySince();
        if (since.isEmpty()) {
            return NONE;
        }
        Optional<DeliveryStatus> fate = DeliveryStatus.of(session, challenge.messageId());
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
