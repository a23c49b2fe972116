package dev.identitycheck.challenge;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.EventBuilder;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.TokenUtil;

/**
 * Where somebody is asked: a step of a flow, or a required action.
 *
 * @param session the request's session
 * @param realm the realm
 * @param user whose account it is about
 * @param login the login, or what stands for it in a required action
 * @param place the execution or action: two places of one login share no challenge
 * @param event what events are made from
 * @param uri the request's address
 * @param forms a form provider whose forms come back to this place
 * @param screen shows a page
 * @param clickedTwice whether Keycloak says that a form of this place was posted already
 * @param again where this place is asked for anew; nothing where the answer can be acted upon at once
 */
public record ChallengeContext(
        KeycloakSession session,
        RealmModel realm,
        UserModel user,
        AuthenticationSessionModel login,
        String place,
        EventBuilder event,
        UriInfo uri,
        Supplier<LoginFormsProvider> forms,
        Consumer<Response> screen,
        boolean clickedTwice,
        Optional<Supplier<URI>> again) {

    /** A step of a flow, and the user whom it is about. */
    public static ChallengeContext of(AuthenticationFlowContext context, UserModel user) {
        return new ChallengeContext(
                context.getSession(),
                context.getRealm(),
                user,
                context.getAuthenticationSession(),
                context.getExecution().getId(),
                context.getEvent(),
                context.getUriInfo(),
                context::form,
                context::challenge,
                context.getForwardedErrorMessage() != null,
                Optional.of(() -> context.getRefreshUrl(false)));
    }

    /** A required action of this provider id. */
    public static ChallengeContext of(RequiredActionContext context, String action) {
        return new ChallengeContext(
                context.getSession(),
                context.getRealm(),
                context.getUser(),
                context.getAuthenticationSession(),
                "action." + action,
                context.getEvent(),
                context.getUriInfo(),
                context::form,
                context::challenge,
                false,
                Optional.empty());
    }

    /** Whether nobody will see a page: {@code prompt=none}, forwarded to a provider or not. */
    public boolean isUnseen() {
        return Boolean.parseBoolean(login.getAuthNote(AuthenticationProcessor.FORWARDED_PASSIVE_LOGIN))
                || TokenUtil.hasPrompt(
                        login.getClientNote(OIDCLoginProtocol.PROMPT_PARAM), OIDCLoginProtocol.PROMPT_VALUE_NONE);
    }

    public VerificationInProgress inFlight() {
        return new VerificationInProgress(session, login, place);
    }

    public void show(Response page) {
        screen.accept(page);
    }

    /** Has the browser ask for this place anew; where it cannot, the other thing is done. */
    void comeBack(Runnable otherwise) {
        again.ifPresentOrElse(
                place -> show(Response.status(Response.Status.FOUND)
                        .location(place.get())
                        .build()),
                otherwise);
    }
}
