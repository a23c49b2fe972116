package dev.identitycheck.delivery;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.models.utils.KeycloakModelUtils;

/** What became of a message after its page was shown: known on every node until the code would have expired. */
public enum DeliveryStatus {
    /** A mail server or gateway has it. */
    SENT,
    /** Nobody took it. */
    FAILED,
    /** Nobody answered in time: it may arrive yet. */
    LOST;

    private static final String KEY = "identity-check.message.";
    private static final String FIELD = "fate";

    /** What is known of a message; nothing while it is under way, or if the node that had it is no more. */
    public static Optional<DeliveryStatus> of(KeycloakSession session, String messageId) {
        return Optional.ofNullable(
                        session.getProvider(SingleUseObjectProvider.class).get(KEY + messageId))
                .map(notes -> notes.get(FIELD))
                .map(DeliveryStatus::valueOf);
    }

    static DeliveryStatus of(Collection<DeliveryResult> attempts) {
        if (attempts.contains(DeliveryResult.TAKEN)) {
            return SENT;
        }
        return attempts.contains(DeliveryResult.UNCERTAIN) ? LOST : FAILED;
    }

    /** The word that the page's script knows it by. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    void note(KeycloakSessionFactory factory, CodeMessage message) {
        KeycloakModelUtils.runJobInTransaction(factory, own -> own.getProvider(SingleUseObjectProvider.class)
                .put(KEY + message.id(), message.lifetime().toSeconds(), Map.of(FIELD, name())));
    }
}
