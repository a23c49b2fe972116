package dev.identitycheck.delivery;

import dev.identitycheck.keycloak.Transactions;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.SingleUseObjectProvider;

/** The status of a delivery that ended after its page was shown, known on every node until the code would expire. */
public enum DeliveryStatus {
    /** A mail server or gateway accepted the message. */
    SENT,
    /** No mail server or gateway accepted the message. */
    FAILED,
    /** No answer came in time: the message may still arrive. */
    LOST;

    private static final String KEY = "identity-check.message.";
    private static final String FIELD = "fate";

    /** The status of a message; empty while the delivery is under way, or if its node stopped. */
    public static Optional<DeliveryStatus> of(KeycloakSession session, String messageId) {
        return Optional.ofNullable(
                        session.getProvider(SingleUseObjectProvider.class).get(KEY + messageId))
                .map(notes -> notes.get(FIELD))
                .map(DeliveryStatus::valueOf);
    }

    static DeliveryStatus of(Collection<DeliveryResult> results) {
        if (results.contains(DeliveryResult.TAKEN)) {
            return SENT;
        }
        return results.contains(DeliveryResult.UNCERTAIN) ? LOST : FAILED;
    }

    /** The value that the page's script reads. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    void store(KeycloakSessionFactory factory, CodeMessage message) {
        Transactions.runInOwn(factory, own -> own.getProvider(SingleUseObjectProvider.class)
                .put(KEY + message.id(), message.lifetime().toSeconds(), Map.of(FIELD, name())));
    }
}
