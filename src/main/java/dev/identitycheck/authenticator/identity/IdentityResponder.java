package dev.identitycheck.challenge;

import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.NoticeEvents;
import dev.identitycheck.event.Outcome;
import dev.identitycheck.guard.Claims;
import dev.identitycheck.link.ConfirmedLogin;
import jakarta.ws.rs.core.Response;
import org.keycloak.authentication.AuthenticationFlowContext;

/** The ways in which a visit to the code page ends. */
final class Ending {

    private final AuthenticationFlowContext context;
    private final Visit visit;
    private final CheckEvents events;
    private final ChallengeNotes notes;

    Ending(AuthenticationFlowContext context, Visit visit, CheckEvents events, ChallengeNotes notes) {
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
    void confirmed(Confirmation.Done done) {
        ConfirmedLogin.note(context.getAuthenticationSession());
        events.write(Outcome.CONFIRMED, NoticeEvents.details(done.fact()));
        done.lost().forEach(events::forgotten);
        notes.remove();
        if (done.claimsFollow()) {
            BrokerLogin.claims(context)
                    .ifPresent(claims ->
                            Claims.apply(visit.session(), visit.userId(), context.getAuthenticationSession(), claims));
        }
        if (Passing.canEndHere(context, visit.login())) {
            Passing.endHere(context, visit.login());
        } else {
            comesBack();
        }
    }

    void cancelled() {
        new Attempts(visit).withdraw();
        notes.remove();
        events.write(Outcome.CANCELLED);
        context.cancelLogin();
    }

    void locked() {
        events.write(Outcome.LOCKED);
        context.challenge(
                ClosedPage.locked(context, visit.login(), visit.settings().lockScope()));
    }

    void refused(ClosedPage.Reason reason, Outcome outcome) {
        events.write(outcome);
        context.challenge(ClosedPage.refused(context, visit.login(), reason));
    }
}
