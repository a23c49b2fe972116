package dev.identitycheck.login;

import dev.identitycheck.account.CachedLedger;
import dev.identitycheck.account.FederatedLinks;
import dev.identitycheck.account.attribute.UnreadableAccountException;
import dev.identitycheck.flow.ProtectedProviders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.authenticators.broker.AbstractIdpAuthenticator;
import org.keycloak.authentication.authenticators.broker.util.PostBrokerLoginConstants;
import org.keycloak.events.Details;
import org.keycloak.jose.jws.crypto.HashUtils;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.light.LightweightUserAdapter;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Records for which login through a provider the identity check was passed. Keycloak 26.7 keeps an execution's success
 * in the browser tab and asks nothing of a second login through a provider there, though it may be another person's, or
 * another identity of the same person; so each pass is recorded with its user and identity.
 */
public final class CheckedLogin {

    private static final Logger LOG = Logger.getLogger(CheckedLogin.class);
    private static final String UNFINISHED = "an identity arrived, and its login was never finished";
    private static final String UNPROTECTED = "the provider's step was taken off, and the identity is not known";
    private static final String CONTEXT = "identity-check.proved-login";
    private static final String SESSION = "identity-check.proved-session";
    private static final String KNOWN = "identity-check.known-session";

    private CheckedLogin() {}

    /**
     * Records that the check was passed for this user and the login through a provider that the flow follows.
     *
     * @param brokerUserId the identity's broker user id, as the broker sets it at the end of the login
     * @param brokerSessionId the provider's session id, as the broker sets it
     */
    public static void note(
            AuthenticationSessionModel login,
            UserModel user,
            @Nullable String brokerUserId,
            @Nullable String brokerSessionId) {
        context(login).ifPresent(c -> login.setAuthNote(CONTEXT, user.getId() + " " + c));
        login.setAuthNote(SESSION, BrokerLoginKey.of(user.getId(), brokerUserId, brokerSessionId));
    }

    /** Records that the identity of this login was known for this user when it arrived, by its claims too. */
    public static void noteKnown(
            AuthenticationSessionModel login,
            UserModel user,
            @Nullable String brokerUserId,
            @Nullable String brokerSessionId) {
        login.setAuthNote(KNOWN, BrokerLoginKey.of(user.getId(), brokerUserId, brokerSessionId));
    }

    /** Whether the check was passed for exactly the login through a provider that the flow follows now. */
    public static boolean covers(AuthenticationSessionModel login) {
        UserModel user = login.getAuthenticatedUser();
        return user != null
                && context(login)
                        .filter(c -> (user.getId() + " " + c).equals(login.getAuthNote(CONTEXT)))
                        .isPresent();
    }

    /**
     * Why a login may not end in a session; empty if it may. A login in which an identity arrived must be finished by
     * the broker, for an identity linked to the account, and with the proof that the provider's flow asks for. Which
     * flow finishes the login, and what was passed in the tab before, makes no difference.
     */
    public static Optional<String> objection(
            KeycloakSession session, RealmModel realm, AuthenticationSessionModel login) {
        UserModel user = login.getAuthenticatedUser();
        String alias = login.getUserSessionNotes().get(Details.IDENTITY_PROVIDER);
        String brokerUserId = login.getAuthNote(AuthenticationProcessor.BROKER_USER_ID);
        if (alias == null || brokerUserId == null) {
            return isUnfinished(login) && ProtectedProviders.anyIn(realm) ? Optional.of(UNFINISHED) : Optional.empty();
        }
        if ((user != null && coversFinished(login, user)) || !ProtectedProviders.anyIn(realm)) {
            return Optional.empty();
        }
        return user == null
                ? Optional.of(UNFINISHED)
                : objectionToFinished(session, realm, login, user, alias, brokerUserId);
    }

    private static Optional<String> objectionToFinished(
            KeycloakSession session,
            RealmModel realm,
            AuthenticationSessionModel login,
            UserModel user,
            String alias,
            String brokerUserId) {
        if (ProtectedProviders.alwaysRuns(session, realm, alias)) {
            return Optional.of("the login did not pass the step");
        }
        // A transient user has no links; the identity-check step refuses all transient users.
        boolean isStored = !LightweightUserAdapter.isLightweightUser(user);
        Optional<FederatedIdentityModel> link = Optional.of(user)
                .filter(u -> isStored)
                .map(u -> session.users().getFederatedIdentity(realm, u, alias))
                .filter(l -> brokerUserId.equals(alias + "." + l.getUserId()));
        if (isStored && link.isEmpty()) {
            return Optional.of("the identity that arrived is not linked to the account");
        }
        if (ProtectedProviders.hasLostStep(session, realm, alias)) {
            return isKnown(session, realm, user, link) || wasKnown(login, user)
                    ? Optional.empty()
                    : Optional.of(UNPROTECTED);
        }
        return ProtectedProviders.refusesUnknown(session, realm, alias)
                        && !ArrivedIdentity.isFinished(login, user)
                        && !isKnown(session, realm, user, link)
                ? Optional.of("the provider's flow was not run for this identity")
                : Optional.empty();
    }

    private static boolean isKnown(
            KeycloakSession session, RealmModel realm, UserModel user, Optional<FederatedIdentityModel> link) {
        try {
            return link.flatMap(l -> FederatedLinks.identity(session, l))
                    .filter(identity ->
                            CachedLedger.find(session, realm, user, identity).isPresent())
                    .isPresent();
        } catch (UnreadableAccountException e) {
            LOG.warnf("identity-check event=refused_unread user=%s cause=\"%s\"", user.getId(), e.getMessage());
            return false;
        }
    }

    private static boolean wasKnown(AuthenticationSessionModel login, UserModel user) {
        return BrokerLoginKey.ofFinished(login, user).equals(login.getAuthNote(KNOWN));
    }

    private static boolean isUnfinished(AuthenticationSessionModel login) {
        return ArrivedIdentity.isPending(login)
                || login.getAuthNote(AbstractIdpAuthenticator.BROKERED_CONTEXT_NOTE) != null;
    }

    // By now the broker has removed the identity's context from the login, and left its ids.
    private static boolean coversFinished(AuthenticationSessionModel login, UserModel user) {
        return BrokerLoginKey.ofFinished(login, user).equals(login.getAuthNote(SESSION));
    }

    private static Optional<String> context(AuthenticationSessionModel login) {
        return Optional.ofNullable(login.getAuthNote(PostBrokerLoginConstants.PBL_BROKERED_IDENTITY_CONTEXT))
                .map(note -> HashUtils.sha256UrlEncodedHash(note, StandardCharsets.UTF_8));
    }
}
