package dev.identitycheck.challenge;

import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.Outcome;
import dev.identitycheck.identity.ConfirmedBy;
import dev.identitycheck.settings.ChoiceOption;
import dev.identitycheck.settings.Mode;
import java.util.List;
import java.util.Map;
import org.keycloak.authentication.AuthenticationFlowContext;

/** One request at the code page: finds out how the identity stands, sends what is due, and answers with a page. */
final class ChallengeStep {

    private final AuthenticationFlowContext context;
    private final Visit visit;
    private final CodeDesk desk;
    private final CheckEvents events;
    private final ChallengeNotes notes;
    private final Ending ending;

    ChallengeStep(AuthenticationFlowContext context, Visit visit, CodeSender sender) {
        this.context = context;
        this.visit = visit;
        this.events = new CheckEvents(context.getEvent(), visit.login().user(), visit.identity());
        this.notes = ChallengeNotes.of(visit.host());
        this.desk = new CodeDesk(
                visit.matter(), sender, events, (view, say) -> CodePage.draw(visit.host(), view, say), this::again);
        this.ending = new Ending(context, visit, events, notes);
    }

    /** Somebody comes to the page, for the first time or again. */
    void arrive() {
        visit.host().inFlight().await(visit.host().clickedTwice());
        again(new Say.Nothing());
    }

    /** Somebody pressed a button. */
    void answer(Entry entry) {
        if (visit.mode() == Mode.OBSERVE) {
            arrive();
            return;
        }
        switch (entry.action()) {
            case VERIFY -> verify(entry);
            case RESEND -> open(true, chosen(), new Say.Nothing());
            case USE_EMAIL -> open(true, Route.Wish.EMAIL, new Say.Nothing());
            case USE_SMS -> open(true, Route.Wish.SMS, new Say.Nothing());
            case CANCEL -> ending.cancelled();
            case USE_PIN, UNKNOWN -> again(new Say.Problem("identityCheckUnknownAction", List.of()));
        }
    }

    private void verify(Entry entry) {
        IdentityJudge judge = new IdentityJudge(visit, ending, new GoneContact(notes, events, this::again));
        new Verification(visit.matter(), events, judge, this::again).of(entry, judge::right);
    }

    private void again(Say say) {
        open(false, chosen(), say);
    }

    private Route.Wish chosen() {
        return notes.read().map(ChallengeNote::wish).orElse(Route.Wish.NONE);
    }

    private void open(boolean pressed, Route.Wish wish, Say say) {
        Opening opening =
                new Arrival(visit, new MessageWish(pressed, visit.host().isUnseen(), wish, notes.read())).open();
        if (opening instanceof Opening.Known) {
            pass(Outcome.KNOWN);
        } else if (opening instanceof Opening.Trusted trusted) {
            pass(trusted.by() == ConfirmedBy.FIRST ? Outcome.FIRST : Outcome.EXISTING);
        } else if (opening instanceof Opening.LetIn letIn) {
            events.write(letIn.instead(), Map.of(CheckEvents.MODE, ChoiceOption.text(visit.mode())));
            Passing.pass(context, visit.login());
        } else if (opening instanceof Opening.Blocked) {
            ending.refused(ClosedPage.Reason.NOT_AVAILABLE, Outcome.BLOCKED);
        } else if (opening instanceof Opening.Refused) {
            ending.refused(ClosedPage.Reason.NOT_AVAILABLE, Outcome.REFUSED);
        } else if (opening instanceof Opening.NoContact) {
            ending.refused(ClosedPage.Reason.NO_CONTACT, Outcome.NO_CONTACT);
        } else if (opening instanceof Opening.NewContact) {
            ending.refused(ClosedPage.Reason.NEW_CONTACT, Outcome.NEW_CONTACT);
        } else if (opening instanceof Opening.LockedOut) {
            ending.locked();
        } else if (opening instanceof Opening.Challenged challenged) {
            challenge(challenged.ask(), pressed, wish, say);
        }
    }

    private void pass(Outcome outcome) {
        events.mark(outcome);
        Passing.pass(context, visit.login());
    }

    private void challenge(Ask ask, boolean pressed, Route.Wish wish, Say say) {
        if (visit.host().isUnseen()) {
            // Keycloak answers "interaction required": nobody sees the page, and nothing has been begun.
            desk.unseen(ask, say);
        } else {
            desk.show(ask, pressed, wish, say);
        }
    }
}
