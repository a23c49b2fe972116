package dev.identitycheck.delivery;

import dev.identitycheck.keycloak.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.SingleUseObjectProvider;

/**
 * The status of a message. If its delivery ends after the page was shown, the status is stored for all nodes until the
 * code would expire.
 */
public enum DeliveryStatus {
    /** The delivery is under way. */
    PENDING("underway"),
    /** A mail server or gateway accepted the message. */
    SENT("sent"),
    /** No mail server or gateway accepted the message. */
    FAILED("failed"),
    /** No answer came in time, or the node that sent the message has stopped: the message may still arrive. */
    UNKNOWN("lost");

    /** After this time a message without a result is unknown; longer than the wait for gateways and mail servers. */
    static final Duration RESULT_TIMEOUT = Duration.ofMinutes(1);

    private static final String KEY = "identity-check.message.";
    private static final String FIELD = "fate";

    private final String key;

    DeliveryStatus(String key) {
        this.key = key;
    }

    /** The value that the page's script reads. */
    public String key() {
        return key;
    }

    /**
     * The status of a message whose delivery was under way when its page was drawn.
     *
     * @param since when the message was handed to the workers
     */
    public static DeliveryStatus of(KeycloakSession session, String messageId, Instant since, Instant now) {
        return stored(session, messageId).orElse(now.isBefore(since.plus(RESULT_TIMEOUT)) ? PENDING : UNKNOWN);
    }

    /** The stored status of a message; pending while there is none. */
    static DeliveryStatus of(KeycloakSession session, String messageId) {
        return stored(session, messageId).orElse(PENDING);
    }

    static DeliveryStatus of(Collection<DeliveryResult> results) {
        if (results.contains(DeliveryResult.ACCEPTED)) {
            return SENT;
        }
        return results.contains(DeliveryResult.UNKNOWN) ? UNKNOWN : FAILED;
    }

    private static Optional<DeliveryStatus> stored(KeycloakSession session, String messageId) {
        return Optional.ofNullable(
                        session.getProvider(SingleUseObjectProvider.class).get(KEY + messageId))
                .map(notes -> notes.get(FIELD))
                .flatMap(stored -> Arrays.stream(values())
                        .filter(status -> status.stored().equals(stored))
                        .findFirst());
    }

    void store(KeycloakSessionFactory factory, CodeMessage message) {
        Transactions.runInOwn(factory, own -> own.getProvider(SingleUseObjectProvider.class)
                .put(KEY + message.id(), message.content().lifetime().toSeconds(), Map.of(FIELD, stored())));
    }

    private String stored() {
        return key.toUpperCase(Locale.ROOT);
    }
}
