package dev.identitycheck.authenticator.identity;

import dev.identitycheck.authenticator.StatelessAuthenticator;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.CheckOutcome;
import dev.identitycheck.page.RefusalPage;
import java.time.InstantSource;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.KeycloakSession;

/**
 * The authenticator {@code identity-check-remember}: confirms the login's identity by one of Keycloak's own second
 * factors that was passed before it in its sub-flow. Without such a factor, the step {@code identity-check} decides; if
 * the flow does not always run that step, the login is refused.
 */
final class RememberIdentityAuthenticator implements StatelessAuthenticator {

    private final KeycloakSession session;
    private final InstantSource clock;

    RememberIdentityAuthenticator(KeycloakSession session, InstantSource clock) {
        this.session = session;
        this.clock = clock;
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        new IdentityPrecheck(session, clock)
                .run(context, new SiblingStepSettings(context).settings(), check -> remember(context, check));
    }

    private static void remember(AuthenticationFlowContext context, IdentityCheck check) {
        CheckEvents events = new CheckEvents(context.getEvent(), check.login().user(), check.identity());
        IdentityResponder responder = new IdentityResponder(context, check, events);
        CompletedFactors factors = new CompletedFactors(context);
        if (new IdentityConfirmation(check).confirmByFactor(factors::prove) instanceof ConfirmationResult.Done done) {
            responder.confirmed(done);
        } else if (new SiblingStepSettings(context).stepDecides()) {
            context.success();
        } else {
            responder.refused(RefusalPage.Reason.NOT_AVAILABLE, CheckOutcome.REFUSED);
        }
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        // The step has no form: a post to it runs the step again.
        authenticate(context);
    }

    @Override
    public boolean requiresUser() {
        return true;
    }
}
