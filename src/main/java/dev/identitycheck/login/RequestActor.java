package dev.identitycheck.login;

import dev.identitycheck.account.FederatedLinks;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.domain.identity.Identity;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.events.Details;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Who acts on an account: the identity by which they signed in, if any, and their session, if any. A link from a mail
 * that is opened in another browser belongs to no session.
 *
 * @param userId the account
 * @param login the login in which they act; the identity that arrived in it may be known only at its commit
 * @param signedIn the session in which they act
 * @param sessionId the id of that session, or of the session that the login is going to have
 */
public record RequestActor(
        String userId,
        Optional<AuthenticationSessionModel> login,
        Optional<UserSessionModel> signedIn,
        Optional<String> sessionId) {

    /** The actor of the running request, with a look at the database for the login's session. */
    public static RequestActor of(KeycloakSession session, String userId) {
        RequestActor actor = ofLogin(session, userId);
        return actor.signedIn.isPresent()
                ? actor
                : new RequestActor(userId, actor.login, actor.login.flatMap(l -> session(session, l)), actor.sessionId);
    }

    /** The actor of the running request, without a look at the database. */
    public static RequestActor ofLogin(KeycloakSession session, String userId) {
        Optional<AuthenticationSessionModel> login =
                Optional.ofNullable(session.getContext().getAuthenticationSession());
        Optional<UserSessionModel> signedIn =
                Optional.ofNullable(session.getContext().getUserSession());
        // The session that a login is going to have gets the id of the login's parent session.
        Optional<String> sessionId = signedIn.map(UserSessionModel::getId)
                .or(() -> login.map(l -> l.getParentSession().getId()));
        return new RequestActor(userId, login, signedIn, sessionId);
    }

    private static Optional<UserSessionModel> session(KeycloakSession session, AuthenticationSessionModel login) {
        return Optional.ofNullable(session.sessions()
                .getUserSession(login.getRealm(), login.getParentSession().getId()));
    }

    /** The actor's identity among the account's linked identities. */
    public Optional<Identity> identity(LockedAccount account) {
        return brokerUserId()
                .flatMap(id -> FederatedLinks.of(account.session(), account.realm(), account.user()).stream()
                        .filter(link -> id.equals(link.brokerUserId()))
                        .findFirst());
    }

    /** The actor's identity, though its link may have been removed in its own session. */
    public Optional<Identity> signedInAs(LockedAccount account) {
        return identity(account).or(() -> brokerUserId().flatMap(id -> unlinked(account, id)));
    }

    /** The identity by which the actor's session began, whichever identity has arrived in it since. */
    public Optional<Identity> sessionIdentity(LockedAccount account) {
        return new RequestActor(userId, Optional.empty(), signedIn, sessionId).signedInAs(account);
    }

    private Optional<Identity> unlinked(LockedAccount account, String brokerUserId) {
        return ownLogin()
                .map(l -> l.getUserSessionNotes().get(Details.IDENTITY_PROVIDER))
                .or(() -> ownSession().map(s -> s.getNote(Details.IDENTITY_PROVIDER)))
                .filter(alias -> brokerUserId.startsWith(alias + ".") && brokerUserId.length() > alias.length() + 1)
                .flatMap(alias -> Optional.ofNullable(
                                account.session().identityProviders().getByAlias(alias))
                        .map(provider -> new Identity(
                                alias, provider.getInternalId(), brokerUserId.substring(alias.length() + 1))));
    }

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
