package dev.identitycheck.delivery;

import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Messages that failed after their page was shown: known on every node until the code would have expired. */
public final class Undelivered {

    private static final String KEY = "identity-check.undelivered.";

    private Undelivered() {}

    /** Whether a message is known to have failed. */
    public static boolean contains(KeycloakSession session, String messageId) {
        return session.getProvider(SingleUseObjectProvider.class).contains(KEY + messageId);
    }

    static void add(KeycloakSessionFactory factory, CodeMessage message) {
        KeycloakModelUtils.runJobInTransaction(factory, own -> own.getProvider(SingleUseObjectProvider.class)
                .put(KEY + message.id(), message.lifetime().toSeconds(), Map.of()));
    }
}
