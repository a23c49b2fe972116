package dev.identitycheck.authenticator.identity;

import dev.identitycheck.challenge.ChallengeDecision;
import dev.identitycheck.challenge.ChallengePresenter;
import dev.identitycheck.challenge.ChallengePrompt;
import dev.identitycheck.challenge.ChallengeSessionNotes;
import dev.identitycheck.challenge.ChallengeState;
import dev.identitycheck.challenge.CodeSender;
import dev.identitycheck.challenge.CodeVerification;
import dev.identitycheck.challenge.MessageDemand;
import dev.identitycheck.challenge.RevokedCodeHandler;
import dev.identitycheck.delivery.DeliveryRoute;
import dev.identitycheck.domain.identity.ConfirmationMethod;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.CheckOutcome;
import dev.identitycheck.page.CodeForm;
import dev.identitycheck.page.CodePage;
import dev.identitycheck.page.PageMessage;
import dev.identitycheck.page.RefusalPage;
import dev.identitycheck.settings.Mode;
import dev.identitycheck.settings.option.ChoiceOption;
import java.util.List;
import java.util.Map;
import org.keycloak.authentication.AuthenticationFlowContext;

/** One request at the code page: finds out how the identity stands, sends what is due, and answers with a page. */
final class IdentityChallengeHandler {

    private final AuthenticationFlowContext context;
    private final IdentityCheck visit;
    private final ChallengePresenter desk;
    private final CheckEvents events;
    private final ChallengeSessionNotes notes;
    private final IdentityResponder ending;

    IdentityChallengeHandler(AuthenticationFlowContext context, IdentityCheck visit, CodeSender sender) {
        this.context = context;
        this.visit = visit;
        this.events = new CheckEvents(context.getEvent(), visit.login().user(), visit.identity());
        this.notes = ChallengeSessionNotes.of(visit.host());
        this.desk = new ChallengePresenter(
                visit.matter(),
                sender,
                events,
                (view, say) -> CodePage.draw(visit.host().forms().get(), view, say),
                this::again);
        this.ending = new IdentityResponder(context, visit, events, notes);
    }

    /** Somebody comes to the page, for the first time or again. */
    void arrive() {
        visit.host().inFlight().await(visit.host().clickedTwice());
        again(new PageMessage.Nothing());
    }

    /** Somebody pressed a button. */
    void answer(CodeForm entry) {
        if (visit.mode() == Mode.OBSERVE) {
            arrive();
            return;
        }
        switch (entry.action()) {
            case VERIFY -> verify(entry);
            case RESEND -> open(true, chosen(), new PageMessage.Nothing());
            case USE_EMAIL -> open(true, DeliveryRoute.Wish.EMAIL, new PageMessage.Nothing());
            case USE_SMS -> open(true, DeliveryRoute.Wish.SMS, new PageMessage.Nothing());
            case CANCEL -> ending.cancelled();
            case USE_PIN, UNKNOWN -> again(new PageMessage.Problem("identityCheckUnknownAction", List.of()));
        }
    }

    private void verify(CodeForm entry) {
        IdentityAttemptLimiter judge =
                new IdentityAttemptLimiter(visit, ending, new RevokedCodeHandler(notes, events, this::again));
        new CodeVerification(visit.matter(), events, judge, this::again).of(entry, judge::right);
    }

    private void again(PageMessage say) {
        open(false, chosen(), say);
    }

    private DeliveryRoute.Wish chosen() {
        return notes.read().map(ChallengeState::wish).orElse(DeliveryRoute.Wish.NONE);
    }

    private void open(boolean pressed, DeliveryRoute.Wish wish, PageMessage say) {
        ChallengeDecision opening = new IdentityEvaluation(
                        visit, new MessageDemand(pressed, visit.host().isUnseen(), wish, notes.read()))
                .open();
        if (opening instanceof ChallengeDecision.Known) {
            pass(CheckOutcome.KNOWN);
        } else if (opening instanceof ChallengeDecision.Trusted trusted) {
            pass(trusted.by() == ConfirmationMethod.FIRST ? CheckOutcome.FIRST : CheckOutcome.EXISTING);
        } else if (opening instanceof ChallengeDecision.LetIn letIn) {
            events.write(letIn.instead(), Map.of(CheckEvents.MODE, ChoiceOption.text(visit.mode())));
            FlowCompletion.pass(context, visit.login());
        } else if (opening instanceof ChallengeDecision.Blocked) {
            ending.refused(RefusalPage.Reason.NOT_AVAILABLE, CheckOutcome.BLOCKED);
        } else if (opening instanceof ChallengeDecision.Refused) {
            ending.refused(RefusalPage.Reason.NOT_AVAILABLE, CheckOutcome.REFUSED);
        } else if (opening instanceof ChallengeDecision.NoContact) {
            ending.refused(RefusalPage.Reason.NO_CONTACT, CheckOutcome.NO_CONTACT);
        } else if (opening instanceof ChallengeDecision.NewContact) {
            ending.refused(RefusalPage.Reason.NEW_CONTACT, CheckOutcome.NEW_CONTACT);
        } else if (opening instanceof ChallengeDecision.LockedOut) {
            ending.locked();
        } else if (opening instanceof ChallengeDecision.Challenged challenged) {
            challenge(challenged.ask(), pressed, wish, say);
        }
    }

    private void pass(CheckOutcome outcome) {
        events.mark(outcome);
        FlowCompletion.pass(context, visit.login());
    }

    private void challenge(ChallengePrompt ask, boolean pressed, DeliveryRoute.Wish wish, PageMessage say) {
        if (visit.host().isUnseen()) {
            // Keycloak answers "interaction required": nobody sees the page, and nothing has been begun.
            desk.unseen(ask, say);
        } else {
            desk.show(ask, pressed, wish, say);
        }
    }
}
