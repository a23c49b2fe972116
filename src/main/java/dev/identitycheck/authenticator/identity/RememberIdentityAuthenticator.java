package dev.identitycheck.challenge;

import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.Outcome;
import java.time.Instant;
import java.util.function.Supplier;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.KeycloakSession;

/**
 * The step {@code identity-check-remember}: one of Keycloak's own factors, passed before it in its sub-flow, confirms the
 * login's identity. Where none speaks for it, the step {@code identity-check} has the word, and without that nobody gets in.
 */
final class RememberIdentity implements FlowStep {

    private final KeycloakSession session;
    private final Supplier<Instant> clock;

    RememberIdentity(KeycloakSession session, Supplier<Instant> clock) {
        this.session = session;
        this.clock = clock;
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        new Gate(session, clock).run(context, new FlowSettings(context).settings(), visit -> remember(context, visit));
    }

    private static void remember(AuthenticationFlowContext context, Visit visit) {
        CheckEvents events = new CheckEvents(context.getEvent(), visit.login().user(), visit.identity());
        Ending ending = new Ending(context, visit, events, ChallengeNotes.of(visit.host()));
        PassedFactors factors = new PassedFactors(context);
        if (new Attempts(visit).confirmByFactor(factors::prove) instanceof Confirmation.Done done) {
            ending.confirmed(done);
        } else if (new FlowSettings(context).stepDecides()) {
            context.success();
        } else {
            ending.refused(ClosedPage.Reason.NOT_AVAILABLE, Outcome.REFUSED);
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
