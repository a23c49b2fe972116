package dev.identitycheck.login;

import dev.identitycheck.account.FederatedLinks;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.domain.identity.Identity;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Who does something to an account: the identity by which they signed in, if it was by one, and their session, if they have
 * one. A link from a mail that is opened in another browser belongs to no session.
 *
 * @param userId the account
 * @param login the login in which it is done; which identity came in it may be known at its commit only
 * @param signedIn the session in which it is done
 * @param sessionId the id of that session, or of the one that the login is going to have
 */
public record RequestActor(
        String userId,
        Optional<AuthenticationSessionModel> login,
        Optional<UserSessionModel> signedIn,
        Optional<String> sessionId) {

    /** Whoever the running request is of. */
    public static RequestActor of(KeycloakSession session, String userId) {
        RequestActor prover = ofLogin(session, userId);
        return prover.signedIn.isPresent()
                ? prover
                : new RequestActor(
                        userId, prover.login, prover.login.flatMap(l -> session(session, l)), prover.sessionId);
    }

    /** The same without a look at the database: whoever is signing in. */
    public static RequestActor ofLogin(KeycloakSession session, String userId) {
        Optional<AuthenticationSessionModel> login =
                Optional.ofNullable(session.getContext().getAuthenticationSession());
        Optional<UserSessionModel> signedIn =
                Optional.ofNullable(session.getContext().getUserSession());
        // The session that a login is going to have bears the id of what the login stands in.
        Optional<String> sessionId = signedIn.map(UserSessionModel::getId)
                .or(() -> login.map(l -> l.getParentSession().getId()));
        return new RequestActor(userId, login, signedIn, sessionId);
    }

    private static Optional<UserSessionModel> session(KeycloakSession session, AuthenticationSessionModel login) {
        return Optional.ofNullable(session.sessions()
                .getUserSession(login.getRealm(), login.getParentSession().getId()));
    }

    /** Which of the account's linked identities they are. */
    public Optional<Identity> identity(LockedAccount account) {
        return brokerUserId()
                .flatMap(id -> FederatedLinks.of(account.session(), account.realm(), account.user()).stream()
                        .filter(link -> id.equals(link.brokerUserId()))
                        .findFirst());
    }

    // As the broker names it.
    private Optional<String> brokerUserId() {
        return ownLogin()
                .flatMap(l -> ArrivedIdentity.pending(l)
                        .or(() -> Optional.ofNullable(l.getAuthNote(AuthenticationProcessor.BROKER_USER_ID))))
                .or(() -> ownSession().map(UserSessionModel::getBrokerUserId));
    }

    private Optional<AuthenticationSessionModel> ownLogin() {
        return login.filter(l -> isOwn(l.getAuthenticatedUser()));
    }

    private Optional<UserSessionModel> ownSession() {
        return signedIn.filter(s -> isOwn(s.getUser()));
    }

    private boolean isOwn(@Nullable UserModel user) {
        return user != null && user.getId().equals(userId);
    }
}
