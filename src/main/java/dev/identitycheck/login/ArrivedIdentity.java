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
 * Clears the state of a browser tab when an identity arrives there. Keycloak 26.7 makes the identity's account the user
 * of the tab and keeps what somebody else passed there before ({@code IdentityBrokerService#authenticated}): executions
 * of flows, a first login that is finished but for its last redirect, a Post Login Flow that has succeeded.
 */
public final class ArrivedIdentity {

    private static final String NOTE = "identity-check.arrived";

    private ArrivedIdentity() {}

    /**
     * Clears the tab just before the commit, but only if by then the login goes on to a Post Login Flow that it was not
     * in before. To be called before anything is written of a login through a provider.
     */
    public static void expect(KeycloakSession session, AuthenticationSessionModel login) {
        // While this note is set, each login through a provider updates the account as if it were being created.
        login.removeAuthNote(AbstractIdentityProvider.BROKER_REGISTERED_NEW_USER);
        expectFirst(session, login);
    }

    /**
     * Clears the tab as {@link #expect} does, but keeps the note that the account is new, since the new account's data
     * is still to be written. To be called when a login has made its link.
     */
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
        // A first login that is still running goes on: its user may prove the account by this identity.
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
                    BrokerLoginKey.of(user.getId(), text(arrived, "brokerUserId"), text(arrived, "brokerSessionId")));
        }
    }

    /** The identity that the login's First Broker Login Flow is about; empty if no such flow runs. */
    public static Optional<Identity> atFirstLogin(KeycloakSession session, AuthenticationSessionModel login) {
        return Optional.ofNullable(login.getAuthNote(AbstractIdpAuthenticator.BROKERED_CONTEXT_NOTE))
                .map(ArrivedIdentity::read)
                .flatMap(context -> FederatedLinks.identity(
                        session,
                        new FederatedIdentityModel(text(context, "identityProviderId"), text(context, "id"), null)));
    }

    // The format of SerializedBrokeredIdentityContext.
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

    /** The broker user id of the identity that has arrived; empty if none has. */
    static Optional<String> pending(AuthenticationSessionModel login) {
        return Optional.ofNullable(context(login)).flatMap(c -> Optional.ofNullable(text(read(c), "brokerUserId")));
    }

    /** Whether the broker has finished the login of the identity that arrived last. */
    static boolean isFinished(AuthenticationSessionModel login, UserModel user) {
        return BrokerLoginKey.ofFinished(login, user).equals(login.getAuthNote(NOTE));
    }

    /** Whether an identity has arrived in the login and the broker has not yet seen the end of its Post Login Flow. */
    public static boolean isPending(AuthenticationSessionModel login) {
        return context(login) != null;
    }

    private static @Nullable String context(AuthenticationSessionModel login) {
        return login.getAuthNote(PostBrokerLoginConstants.PBL_BROKERED_IDENTITY_CONTEXT);
    }
}
