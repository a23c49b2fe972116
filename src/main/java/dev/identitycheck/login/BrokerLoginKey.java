package dev.identitycheck.login;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The text that identifies one login of one identity to one account, in the notes of the browser's tab. */
final class BrokerLoginKey {

    private BrokerLoginKey() {}

    /**
     * The key of a login.
     *
     * @param brokerUserId the identity's broker user id; a login without one is like no other
     * @param brokerSessionId the provider's session id
     */
    static String of(String userId, @Nullable String brokerUserId, @Nullable String brokerSessionId) {
        return userId + " "
                + Objects.requireNonNullElseGet(
                        brokerUserId, () -> UUID.randomUUID().toString()) + " "
                + Objects.requireNonNullElse(brokerSessionId, "");
    }

    /** The key of the login that the broker has finished. */
    static String ofFinished(AuthenticationSessionModel login, UserModel user) {
        return of(
                user.getId(),
                login.getAuthNote(AuthenticationProcessor.BROKER_USER_ID),
                login.getAuthNote(AuthenticationProcessor.BROKER_SESSION_ID));
    }
}
