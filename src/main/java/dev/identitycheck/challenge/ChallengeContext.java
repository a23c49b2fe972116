package dev.identitycheck.challenge;

import dev.identitycheck.page.BrowserRedirect;
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
 * The flow step or required action that runs a challenge, and the Keycloak objects of its request.
 *
 * @param session the Keycloak session of the request
 * @param realm the realm
 * @param user the user whose account the challenge protects
 * @param login the authentication session of the login or of the required action
 * @param executionId the id of the execution, or "action." and the provider id of the required action; two executions
 *     of one login share no challenge
 * @param event the builder of the request's events
 * @param uri the URI of the request
 * @param forms makes form providers whose forms are posted to this execution or required action
 * @param screen sends a page as the response of the request
 * @param isDoubleSubmit whether Keycloak reports that a form of this execution was already posted
 * @param refreshUrl the URL that shows this execution again; empty in a required action, which continues within
 *     the request
 */
public record ChallengeContext(
        KeycloakSession session,
        RealmModel realm,
        UserModel user,
        AuthenticationSessionModel login,
        String executionId,
        EventBuilder event,
        UriInfo uri,
        Supplier<LoginFormsProvider> forms,
        Consumer<Response> screen,
        boolean isDoubleSubmit,
        Optional<Supplier<URI>> refreshUrl) {

    /** Makes the context of a step in a flow. */
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

    /** Makes the context of the required action with this provider id. */
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

    /** Whether no page will be shown, because of {@code prompt=none}, forwarded to an identity provider or not. */
    public boolean isUnseen() {
        return Boolean.parseBoolean(login.getAuthNote(AuthenticationProcessor.FORWARDED_PASSIVE_LOGIN))
                || TokenUtil.hasPrompt(
                        login.getClientNote(OIDCLoginProtocol.PROMPT_PARAM), OIDCLoginProtocol.PROMPT_VALUE_NONE);
    }

    public VerificationInProgress inFlight() {
        return new VerificationInProgress(session, login, executionId);
    }

    public void show(Response page) {
        screen.accept(page);
    }

    /** Redirects the browser to the refresh URL; runs the alternative if there is no refresh URL. */
    void redirectBack(Runnable otherwise) {
        refreshUrl.ifPresentOrElse(url -> show(BrowserRedirect.to(url.get())), otherwise);
    }
}
