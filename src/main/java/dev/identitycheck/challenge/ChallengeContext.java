package dev.identitycheck.challenge;

import dev.identitycheck.page.BrowserRedirect;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
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

/** The flow step or required action that runs a challenge, and the Keycloak objects of its request. */
public sealed interface ChallengeContext {

    /** The context of a step in a flow. */
    static ChallengeContext of(AuthenticationFlowContext context, UserModel user) {
        return new OfStep(context, user);
    }

    /** The context of the required action with this provider id. */
    static ChallengeContext of(RequiredActionContext context, String action) {
        return new OfAction(context, action);
    }

    /** The Keycloak session of the request. */
    KeycloakSession session();

    RealmModel realm();

    /** The user whose account the challenge protects. */
    UserModel user();

    /** The authentication session of the login or of the required action. */
    AuthenticationSessionModel login();

    /**
     * The id of the execution, or "action." and the provider id of the required action; two executions of one login
     * share no challenge.
     */
    String executionId();

    /** The builder of the request's events. */
    EventBuilder event();

    /** The URI of the request. */
    UriInfo uri();

    /** A form provider whose forms are posted to this execution or required action. */
    LoginFormsProvider form();

    /** Sends a page as the response of the request. */
    void show(Response page);

    /** Whether Keycloak reports that a form of this execution was already posted. */
    boolean isDoubleSubmit();

    /** The URL that shows this execution again; empty in a required action, which continues within the request. */
    Optional<URI> refreshUrl();

    /** Whether no page will be shown, because of {@code prompt=none}, forwarded to an identity provider or not. */
    default boolean isUnseen() {
        return Boolean.parseBoolean(login().getAuthNote(AuthenticationProcessor.FORWARDED_PASSIVE_LOGIN))
                || TokenUtil.hasPrompt(
                        login().getClientNote(OIDCLoginProtocol.PROMPT_PARAM), OIDCLoginProtocol.PROMPT_VALUE_NONE);
    }

    default VerificationInProgress inFlight() {
        return new VerificationInProgress(session(), login(), executionId());
    }

    /** Redirects the browser to the refresh URL; runs the alternative if there is no refresh URL. */
    default void redirectBack(Runnable otherwise) {
        refreshUrl().ifPresentOrElse(url -> show(BrowserRedirect.to(url)), otherwise);
    }

    /**
     * A step in a flow.
     *
     * @param user the user whose account the challenge protects, who may not be the user of the flow yet
     */
    record OfStep(AuthenticationFlowContext context, UserModel user) implements ChallengeContext {

        @Override
        public KeycloakSession session() {
            return context.getSession();
        }

        @Override
        public RealmModel realm() {
            return context.getRealm();
        }

        @Override
        public AuthenticationSessionModel login() {
            return context.getAuthenticationSession();
        }

        @Override
        public String executionId() {
            return context.getExecution().getId();
        }

        @Override
        public EventBuilder event() {
            return context.getEvent();
        }

        @Override
        public UriInfo uri() {
            return context.getUriInfo();
        }

        @Override
        public LoginFormsProvider form() {
            return context.form();
        }

        @Override
        public void show(Response page) {
            context.challenge(page);
        }

        @Override
        public boolean isDoubleSubmit() {
            return context.getForwardedErrorMessage() != null;
        }

        @Override
        public Optional<URI> refreshUrl() {
            return Optional.of(context.getRefreshUrl(false));
        }
    }

    /**
     * A required action.
     *
     * @param action the provider id of the required action
     */
    record OfAction(RequiredActionContext context, String action) implements ChallengeContext {

        @Override
        public KeycloakSession session() {
            return context.getSession();
        }

        @Override
        public RealmModel realm() {
            return context.getRealm();
        }

        @Override
        public UserModel user() {
            return context.getUser();
        }

        @Override
        public AuthenticationSessionModel login() {
            return context.getAuthenticationSession();
        }

        @Override
        public String executionId() {
            return "action." + action;
        }

        @Override
        public EventBuilder event() {
            return context.getEvent();
        }

        @Override
        public UriInfo uri() {
            return context.getUriInfo();
        }

        @Override
        public LoginFormsProvider form() {
            return context.form();
        }

        @Override
        public void show(Response page) {
            context.challenge(page);
        }

        @Override
        public boolean isDoubleSubmit() {
            return false;
        }

        @Override
        public Optional<URI> refreshUrl() {
            return Optional.empty();
        }
    }
}
