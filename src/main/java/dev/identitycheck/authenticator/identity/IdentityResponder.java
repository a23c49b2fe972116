package dev.identitycheck.authenticator.identity;

import dev.identitycheck.broker.guard.ConfirmedClaimsImport;
import dev.identitycheck.challenge.ChallengeSessionNotes;
import dev.identitycheck.event.AccountEvents;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.CheckOutcome;
import dev.identitycheck.login.BrokerLogin;
import dev.identitycheck.login.ConfirmedLogin;
import dev.identitycheck.page.RefusalPage;
import jakarta.ws.rs.core.Response;
import org.keycloak.authentication.AuthenticationFlowContext;

/** The ways in which a visit to the code page ends. */
final class IdentityResponder {

    private final AuthenticationFlowContext context;
    private final IdentityCheck visit;
    private final CheckEvents events;
    private final ChallengeSessionNotes notes;

    IdentityResponder(
            AuthenticationFlowContext context, IdentityCheck visit, CheckEvents events, ChallengeSessionNotes notes) {
        this.context = context;
        this.visit = visit;
        this.events = events;
        this.notes = notes;
    }

    // The login goes on with the next request, which finds the identity in the ledger.
    void comesBack() {
        context.challenge(Response.status(Response.Status.FOUND)
                .location(context.getRefreshUrl(false))
                .build());
    }

    /** The ledger knows the identity now. */
    void confirmed(ConfirmationResult.Done done) {
        ConfirmedLogin.note(context.getAuthenticationSession());
        events.write(CheckOutcome.CONFIRMED, AccountEvents.details(done.fact()));
        done.lost().forEach(events::forgotten);
        notes.remove();
        if (done.claimsFollow()) {
            BrokerLogin.claims(context)
                    .ifPresent(claims -> ConfirmedClaimsImport.apply(
                            visit.session(), visit.userId(), context.getAuthenticationSession(), claims));
        }
        if (FlowCompletion.canEndHere(context, visit.login())) {
            FlowCompletion.endHere(context, visit.login());
        } else {
            comesBack();
        }
    }

    void cancelled() {
        new IdentityAttempts(visit).withdraw();
        notes.remove();
        events.write(CheckOutcome.CANCELLED);
        context.cancelLogin();
    }

    void locked() {
        events.write(CheckOutcome.LOCKED);
        context.challenge(
                RefusalPage.locked(context, visit.login(), visit.settings().lockScope()));
    }

    void refused(RefusalPage.Reason reason, CheckOutcome outcome) {
        events.write(outcome);
        context.challenge(RefusalPage.refused(context, visit.login(), reason));
    }
}
