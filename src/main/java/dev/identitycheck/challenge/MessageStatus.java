package dev.identitycheck.challenge;

import dev.identitycheck.delivery.DeliveryStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** The delivery status of a challenge's newest message, which may have been unknown when the page was drawn. */
enum MessageStatus {
    /** There is nothing new to report. */
    NONE,
    UNDERWAY,
    FAILED,
    /** The result is unknown: the gateway or mail server did not answer, or the node that sent the message has died. */
    LOST;

    /** After this time a message without a result is lost; longer than the wait for gateways and mail servers. */
    static final Duration RESULT_TIMEOUT = Duration.ofMinutes(1);

    static MessageStatus of(KeycloakSession session, ChallengeState challenge, Instant now) {
        Optional<Instant> since = challenge.underwaySince();
        if (since.isEmpty()) {
            return NONE;
        }
        Optional<DeliveryStatus> status = DeliveryStatus.of(session, challenge.messageId());
        if (status.isPresent()) {
            return switch (status.get()) {
                case SENT -> NONE;
                case FAILED -> FAILED;
                case LOST -> LOST;
            };
        }
        return now.isBefore(since.get().plus(RESULT_TIMEOUT)) ? UNDERWAY : LOST;
    }
}
