package dev.identitycheck.authenticator.identity;

import dev.identitycheck.flow.ProtectedProviders;
import dev.identitycheck.keycloak.ProviderIds;
import dev.identitycheck.login.BrokerLogin;
import dev.identitycheck.login.CheckedLogin;
import dev.identitycheck.page.BrowserRedirect;
import java.net.URI;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.AuthenticationFlowException;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.authenticators.broker.util.PostBrokerLoginConstants;
import org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Lets a login pass the step, and verifies after the flow for which user the step was passed. */
final class FlowCompletion {

    private static final String ENDED_HERE = "identity-check.ended-here";

    private FlowCompletion() {}

    /**
     * Whether the request that entered the right code can end the flow, which saves a redirect. Keycloak accepts the
     * second post of a double submit only while its step is the current one, so no other step may follow.
     */
    static boolean canEndHere(AuthenticationFlowContext context, BrokerLogin passed) {
        AuthenticationExecutionModel step = context.getExecution();
        boolean isAfterLogin = passed.link() == BrokerLogin.Link.MADE_NOW || passed.link() == BrokerLogin.Link.OLDER;
        return isAfterLogin
                && step.isRequired()
                && context.getTopLevelFlow().getId().equals(step.getParentFlow())
                && context.getRealm()
                        .getAuthenticationExecutionsStream(step.getParentFlow())
                        .filter(other -> !other.isDisabled())
                        .reduce((one, next) -> next)
                        .filter(last -> last.getId().equals(step.getId()))
                        .isPresent();
    }

    /** Lets the login pass within the request that entered the right code. */
    static void endHere(AuthenticationFlowContext context, BrokerLogin passed) {
        context.getAuthenticationSession()
                .setAuthNote(ENDED_HERE, context.getExecution().getId());
        pass(context, passed);
    }

    /** Lets the login pass the step. */
    static void pass(AuthenticationFlowContext context, BrokerLogin passed) {
        if (passed.link() == BrokerLogin.Link.NOT_YET) {
            context.setUser(passed.user());
            context.success();
            return;
        }
        if (passed.link() == BrokerLogin.Link.NONE) {
            // The flow itself has identified the user: there is no other flow that a login could bypass.
            context.success();
            return;
        }
        AuthenticationSessionModel login = context.getAuthenticationSession();
        SerializedBrokeredIdentityContext brokered = SerializedBrokeredIdentityContext.readFromAuthenticationSession(
                login, PostBrokerLoginConstants.PBL_BROKERED_IDENTITY_CONTEXT);
        if (brokered != null) {
            CheckedLogin.note(login, passed.user(), brokered.getBrokerUserId(), brokered.getBrokerSessionId());
        }
        AuthenticatorUtil.setAuthCallbacksFactoryIds(context.getAuthenticationSession(), ProviderIds.IDENTITY_CHECK);
        context.success();
    }

    /**
     * Verifies after a flow succeeded that the step was passed for the login's current user. If it was passed for
     * another user in the same browser tab, the flow is restarted.
     */
    static void verify(KeycloakSession session, AuthenticationFlowModel flow) {
        RealmModel realm = session.getContext().getRealm();
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        SerializedBrokeredIdentityContext brokered = SerializedBrokeredIdentityContext.readFromAuthenticationSession(
                login, PostBrokerLoginConstants.PBL_BROKERED_IDENTITY_CONTEXT);
        if (brokered == null || CheckedLogin.covers(login)) {
            keepCurrent(login);
            return;
        }
        String alias = brokered.getIdentityProviderId();
        boolean isPostLoginFlow = ProtectedProviders.postLoginFlow(session, alias)
                .filter(flow.getId()::equals)
                .isPresent();
        if (isPostLoginFlow && ProtectedProviders.alwaysRuns(session, realm, alias)) {
            login.clearExecutionStatus();
            login.removeAuthNote(AuthenticationProcessor.CURRENT_AUTHENTICATION_EXECUTION);
            login.removeAuthNote(ENDED_HERE);
            throw new AuthenticationFlowException(
                    AuthenticationFlowError.GENERIC_AUTHENTICATION_ERROR,
                    BrowserRedirect.to(flowUrl(session, realm, login)));
        }
    }

    // Keycloak 26.7 removes the note of the current execution once its action succeeds, and a second post of the form
    // gets "page expired". With the note kept, SessionCodeChecks redirects that post to the current state of the flow.
    private static void keepCurrent(AuthenticationSessionModel login) {
        Optional.ofNullable(login.getAuthNote(ENDED_HERE))
                .ifPresent(step -> login.setAuthNote(AuthenticationProcessor.CURRENT_AUTHENTICATION_EXECUTION, step));
    }

    private static URI flowUrl(KeycloakSession session, RealmModel realm, AuthenticationSessionModel login) {
        return LoginActionsService.postBrokerLoginProcessor(session.getContext().getUri())
                .queryParam(Constants.CLIENT_ID, login.getClient().getClientId())
                .queryParam(Constants.TAB_ID, login.getTabId())
                .queryParam(Constants.CLIENT_DATA, AuthenticationProcessor.getClientData(session, login))
                .build(realm.getName());
    }
}
