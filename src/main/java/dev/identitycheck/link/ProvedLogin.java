package dev.identitycheck.link;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.authenticators.broker.util.PostBrokerLoginConstants;
import org.keycloak.events.Details;
import org.keycloak.jose.jws.crypto.HashUtils;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * For which login at a provider the step was passed. Keycloak 26.7 keeps a step's success in the browser tab and asks
 * nothing of a second login through a provider there, though it may be another person's, or another identity of the same
 * person; so each pass is written down with its user and identity.
 */
public final class ProvedLogin {

    private static final String CONTEXT = "identity-check.proved-login";
    private static final String SESSION = "identity-check.proved-session";

    private ProvedLogin() {}

    /**
     * Notes that the step was passed for this user and the login at a provider that the flow follows.
     *
     * @param brokerUserId the identity, as the broker will name it at the end of the login
     * @param brokerSessionId the provider's session, as the broker will name it
     */
    public static void note(
            AuthenticationSessionModel login,
            UserModel user,
            @Nullable String brokerUserId,
            @Nullable String brokerSessionId) {
        context(login).ifPresent(c -> login.setAuthNote(CONTEXT, user.getId() + " " + c));
        login.setAuthNote(SESSION, session(user.getId(), brokerUserId, brokerSessionId));
    }

    /** Whether the step was passed for exactly the login at a provider that the flow follows now. */
    public static boolean covers(AuthenticationSessionModel login) {
        UserModel user = login.getAuthenticatedUser();
        return user != null
                && context(login)
                        .filter(c -> (user.getId() + " " + c).equals(login.getAuthNote(CONTEXT)))
                        .isPresent();
    }

    /** Whether a login that is about to succeed came through a provider whose step it must have passed, and has not. */
    public static boolean isMissing(KeycloakSession session, RealmModel realm, AuthenticationSessionModel login) {
        String alias = login.getUserSessionNotes().get(Details.IDENTITY_PROVIDER);
        return alias != null
                && login.getAuthNote(AuthenticationProcessor.BROKER_USER_ID) != null
                && CheckedProviders.alwaysRuns(session, realm, alias)
                && !coversFinished(login);
    }

    // By now the broker has taken the identity's context out of the login, and left its ids.
    private static boolean coversFinished(AuthenticationSessionModel login) {
        UserModel user = login.getAuthenticatedUser();
        return user != null
                && session(
                                user.getId(),
                                login.getAuthNote(AuthenticationProcessor.BROKER_USER_ID),
                                login.getAuthNote(AuthenticationProcessor.BROKER_SESSION_ID))
                        .equals(login.getAuthNote(SESSION));
    }

    private static Optional<String> context(AuthenticationSessionModel login) {
        return Optional.ofNullable(login.getAuthNote(PostBrokerLoginConstants.PBL_BROKERED_IDENTITY_CONTEXT))
                .map(note -> HashUtils.sha256UrlEncodedHash(note, StandardCharsets.UTF_8));
    }

    private static String session(String userId, @Nullable String brokerUserId, @Nullable String brokerSessionId) {
        return userId + " "
                + Objects.requireNonNullElseGet(
                        brokerUserId, () -> UUID.randomUUID().toString()) + " "
                + Objects.requireNonNullElse(brokerSessionId, "");
    }
}
