package dev.identitycheck.login;

import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.account.FederatedLinks;
import dev.identitycheck.domain.identity.Identity;
import dev.identitycheck.keycloak.BeforeCommit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.authenticators.broker.AbstractIdpAuthenticator;
import org.keycloak.authentication.authenticators.broker.util.PostBrokerLoginConstants;
import org.keycloak.broker.provider.AbstractIdentityProvider;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.JsonSerialization;

/**
 * Clears a browser tab for an identity that arrives there. Keycloak 26.7 makes the identity's account the user of the tab
 * and leaves in place what somebody else passed there before ({@code IdentityBrokerService#authenticated}): steps of flows,
 * a first login that is finished but for its last redirect, a Post Login Flow that has succeeded.
 */
public final class ArrivedIdentity {

    private static final String NOTE = "identity-check.arrived";

    private ArrivedIdentity() {}

    /**
     * To be called before anything is written of a login through a provider. The tab is cleared just before the commit, and
     * only if by then the login goes on to a Post Login Flow that it was not in before.
     */
    public static void expect(KeycloakSession session, AuthenticationSessionModel login) {
        // While the note is there, each login through a provider fills the account as one that is being made.
        login.removeAuthNote(AbstractIdentityProvider.BROKER_REGISTERED_NEW_USER);
        expectFirst(session, login);
    }

    /** To be called when a login has made its link: what fills the new account is still to come. */
    public static void expectFirst(KeycloakSession session, AuthenticationSessionModel login) {
        String before = context(login);
        BeforeCommit.run(session, () -> {
            if (context(login) != null && !Objects.equals(before, context(login))) {
                clear(login);
            }
        });
    }

    private static void clear(AuthenticationSessionModel login) {
        login.clearExecutionStatus();
        login.removeAuthNote(AuthenticationProcessor.CURRENT_AUTHENTICATION_EXECUTION);
        // A first login that still runs goes on: its owner may prove the account by this identity.
        if (login.getAuthNote(AbstractIdpAuthenticator.FIRST_BROKER_LOGIN_SUCCESS) != null) {
            login.removeAuthNote(AbstractIdpAuthenticator.FIRST_BROKER_LOGIN_SUCCESS);
            login.removeAuthNote(AbstractIdpAuthenticator.BROKERED_CONTEXT_NOTE);
        }
        UserModel user = login.getAuthenticatedUser();
        if (user != null) {
            JsonNode arrived = read(Objects.requireNonNull(context(login)));
            login.removeAuthNote(PostBrokerLoginConstants.PBL_AUTH_STATE_PREFIX + text(arrived, "identityProviderId"));
            login.setAuthNote(
                    NOTE,
                    CheckedLogin.key(user.getId(), text(arrived, "brokerUserId"), text(arrived, "brokerSessionId")));
        }
    }

    /** The identity that the login's First Broker Login Flow is about; nothing if no such flow runs. */
    public static Optional<Identity> atFirstLogin(KeycloakSession session, AuthenticationSessionModel login) {
        return Optional.ofNullable(login.getAuthNote(AbstractIdpAuthenticator.BROKERED_CONTEXT_NOTE))
                .map(ArrivedIdentity::read)
                .flatMap(context -> FederatedLinks.identity(
                        session,
                        new FederatedIdentityModel(text(context, "identityProviderId"), text(context, "id"), null)));
    }

    // As SerializedBrokeredIdentityContext writes it.
    private static JsonNode read(String context) {
        try {
            return JsonSerialization.mapper.readTree(context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String text(JsonNode context, String field) {
        return context.path(field).textValue();
    }

    /** The identity that has arrived, as the broker will name it; nothing if none has. */
    static Optional<String> pending(AuthenticationSessionModel login) {
        return Optional.ofNullable(context(login)).flatMap(c -> Optional.ofNullable(text(read(c), "brokerUserId")));
    }

    /** Whether the broker has finished the login of the identity that arrived last. */
    static boolean isFinished(AuthenticationSessionModel login, UserModel user) {
        return CheckedLogin.finished(login, user).equals(login.getAuthNote(NOTE));
    }

    /** Whether an identity has arrived in the login whose flow the broker has not seen the end of. */
    public static boolean isPending(AuthenticationSessionModel login) {
        return context(login) != null;
    }

    private static @Nullable String context(AuthenticationSessionModel login) {
        return login.getAuthNote(PostBrokerLoginConstants.PBL_BROKERED_IDENTITY_CONTEXT);
    }
}
