package dev.identitycheck.authenticator.identity;

import dev.identitycheck.authenticator.StatelessAuthenticator;
import dev.identitycheck.challenge.ChallengeSessionNotes;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.CheckOutcome;
import dev.identitycheck.page.RefusalPage;
import java.time.Instant;
import java.util.function.Supplier;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.KeycloakSession;

/**
 * The step {@code identity-check-remember}: one of Keycloak's own factors, passed before it in its sub-flow, confirms the
 * login's identity. Where none speaks for it, the step {@code identity-check} has the word, and without that nobody gets in.
 */
final class RememberIdentityAuthenticator implements StatelessAuthenticator {

    private final KeycloakSession session;
    private final Supplier<Instant> clock;

    RememberIdentityAuthenticator(KeycloakSession session, Supplier<Instant> clock) {
        this.session = session;
        this.clock = clock;
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        new IdentityPrecheck(session, clock)
                .run(context, new SiblingStepSettings(context).settings(), visit -> remember(context, visit));
    }

    private static void remember(AuthenticationFlowContext context, IdentityCheck visit) {
        CheckEvents events = new CheckEvents(context.getEvent(), visit.login().user(), visit.identity());
        IdentityResponder ending =
                new IdentityResponder(context, visit, events, ChallengeSessionNotes.of(visit.host()));
        CompletedFactors factors = new CompletedFactors(context);
        if (new IdentityAttempts(visit).confirmByFactor(factors::prove) instanceof ConfirmationResult.Done done) {
            ending.confirmed(done);
        } else if (new SiblingStepSettings(context).stepDecides()) {
            context.success();
        } else {
            ending.refused(RefusalPage.Reason.NOT_AVAILABLE, CheckOutcome.REFUSED);
        }
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        // The step has no form: whoever posts to it comes to it again.
        authenticate(context);
    }

    @Override
    public boolean requiresUser() {
        return true;
    }
}
