package dev.identitycheck.authenticator.identity;

import dev.identitycheck.broker.guard.ConfirmedClaimsImport;
import dev.identitycheck.challenge.ChallengeSessionNotes;
import dev.identitycheck.event.AccountEvents;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.CheckOutcome;
import dev.identitycheck.login.BrokerLogin;
import dev.identitycheck.login.ConfirmedLogin;
import dev.identitycheck.page.BrowserRedirect;
import dev.identitycheck.page.RefusalPage;
import dev.identitycheck.settings.option.ChoiceOption;
import java.util.Map;
import org.keycloak.authentication.AuthenticationFlowContext;

/** Writes the response and the events of each result of an identity check. */
final class IdentityResponder implements ConfirmationResult.Cases {

    private final AuthenticationFlowContext context;
    private final IdentityCheck check;
    private final CheckEvents events;
    private final ChallengeSessionNotes notes;

    IdentityResponder(AuthenticationFlowContext context, IdentityCheck check, CheckEvents events) {
        this.context = context;
        this.check = check;
        this.events = events;
        this.notes = ChallengeSessionNotes.of(check.context());
    }

    // The login continues with the next request, which finds the identity in the ledger.
    void redirectBack() {
        BrowserRedirect.toPage(context);
    }

    @Override
    public void outdated() {
        refused(RefusalPage.Reason.NOT_AVAILABLE, CheckOutcome.REFUSED);
    }

    @Override
    public void confirmed(ConfirmationResult.Done done) {
        ConfirmedLogin.note(context.getAuthenticationSession());
        events.write(CheckOutcome.CONFIRMED, AccountEvents.details(done.notice()));
        done.lost().forEach(events::forgotten);
        notes.remove();
        if (done.claimsFollow()) {
            BrokerLogin.claims(context)
                    .ifPresent(claims -> ConfirmedClaimsImport.apply(
                            check.session(), check.userId(), context.getAuthenticationSession(), claims));
        }
        if (FlowCompletion.canEndHere(context, check.login())) {
            FlowCompletion.endHere(context, check.login());
        } else {
            redirectBack();
        }
    }

    void cancelled() {
        context.cancelLogin();
    }

    void passed(CheckOutcome outcome) {
        events.mark(outcome);
        FlowCompletion.pass(context, check.login());
    }

    /** Lets an identity in without a code, because of a setting. */
    void letIn(CheckOutcome instead) {
        events.write(instead, Map.of(CheckEvents.MODE, ChoiceOption.text(check.mode())));
        FlowCompletion.pass(context, check.login());
    }

    void locked() {
        events.write(CheckOutcome.LOCKED);
        context.challenge(
                RefusalPage.locked(context, check.login(), check.settings().lockScope()));
    }

    void refused(RefusalPage.Reason reason, CheckOutcome outcome) {
        events.write(outcome);
        context.challenge(RefusalPage.refused(context, check.login(), reason));
    }
}
