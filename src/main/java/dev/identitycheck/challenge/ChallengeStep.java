package dev.identitycheck.challenge;

import dev.identitycheck.challenge.CodePage.Say;
import dev.identitycheck.delivery.DeliveryMetrics;
import dev.identitycheck.delivery.limit.Claim;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.Outcome;
import dev.identitycheck.identity.ConfirmedBy;
import dev.identitycheck.settings.ChoiceOption;
import dev.identitycheck.settings.Mode;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.TokenUtil;

/** One request at the code page: finds out how the identity stands, sends what is due, and answers with a page. */
final class ChallengeStep {

    private final AuthenticationFlowContext context;
    private final Visit visit;
    private final CodeSender sender;
    private final CheckEvents events;
    private final ChallengeNotes notes;
    private final Ending ending;

    ChallengeStep(AuthenticationFlowContext context, Visit visit, CodeSender sender) {
        this.context = context;
        this.visit = visit;
        this.sender = sender;
        this.events = new CheckEvents(context.getEvent(), visit.login().user(), visit.identity());
        this.notes = ChallengeNotes.of(context);
        this.ending = new Ending(context, visit, events, notes);
    }

    /** Somebody comes to the page, for the first time or again. */
    void arrive() {
        new InFlight(context).await(context.getForwardedErrorMessage() != null);
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
            case UNKNOWN -> again(new Say.Problem("identityCheckUnknownAction", List.of()));
        }
    }

    private void verify(Entry entry) {
        new Verification(context, visit, events, notes, ending, this::again).of(entry);
    }

    private void again(Say say) {
        open(false, chosen(), say);
    }

    private Route.Wish chosen() {
        return notes.read().map(ChallengeNote::wish).orElse(Route.Wish.NONE);
    }

    private void open(boolean pressed, Route.Wish wish, Say say) {
        Opening opening = new Arrival(visit, new MessageWish(pressed, isPassive(), wish, notes.read())).open();
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
        Optional<ChallengeNote> open = notes.read().filter(c -> c.about().equals(ask.about()));
        ChallengeNote challenge = open.orElseGet(() -> ChallengeNote.opened(ask.about(), wish));
        if (isPassive()) {
            // Keycloak answers "interaction required": nobody sees the page, and nothing has been begun.
            context.challenge(page().show(ask, challenge, say));
        } else if (ask.ticket().isPresent()) {
            send(ask, ask.ticket().get(), challenge.with(ask.chosen(wish)), pressed, open.isEmpty());
        } else if (ask.denied().isPresent()) {
            show(ask, challenge, limited(ask.denied().get()), open.isEmpty());
        } else if (pressed && wish != challenge.wish()) {
            // The way stays the one on which the live code went.
            limited("interval");
            again(Wait.until(ask.nextMessageAt(), visit.now()));
        } else if (pressed) {
            limited("interval");
            show(ask, challenge, Wait.until(ask.nextMessageAt(), visit.now()), false);
        } else {
            again(ask, challenge, say, open.isEmpty());
        }
    }

    private void again(Ask ask, ChallengeNote challenge, Say say, boolean isNew) {
        switch (Tidings.of(visit.session(), challenge, visit.now())) {
            case NONE -> show(ask, challenge.settled(), say, isNew);
            case UNDERWAY -> show(ask, challenge, say, isNew);
            case FAILED -> show(ask, challenge.settled(), notSent(ask), isNew);
            case LOST -> show(ask, challenge.settled(), new Say.Problem("identityCheckNotSure", List.of()), isNew);
        }
    }

    private void send(Ask ask, Ask.Ticket ticket, ChallengeNote challenge, boolean pressed, boolean isNew) {
        Sending sending = sender.send(context, visit, ticket, challenge);
        // Made while the message travels: the wait for the mail server costs that much less.
        Say say = ask.denied()
                .map(this::limited)
                .orElse(pressed ? new Say.Info("identityCheckResent") : new Say.Nothing());
        Response hoped = page().show(ask, sending.hoped(), say);
        Optional<ChallengeNote> sent = sending.settled();
        if (sent.isEmpty()) {
            show(ask.atOnce(visit.now()), challenge, notSent(ask), isNew);
        } else if (sent.get().underwaySince().isPresent()) {
            show(ask, sent.get(), say, isNew);
        } else {
            show(ask, sent.get(), hoped, isNew);
        }
    }

    private void show(Ask ask, ChallengeNote challenge, Say say, boolean isNew) {
        show(ask, challenge, page().show(ask, challenge, say), isNew);
    }

    private void show(Ask ask, ChallengeNote challenge, Response page, boolean isNew) {
        if (isNew) {
            events.write(Outcome.CHALLENGED, via(ask));
        }
        notes.write(challenge);
        context.challenge(page);
    }

    private Say notSent(Ask ask) {
        events.write(Outcome.DELIVERY_FAILED, via(ask));
        return new Say.Problem("identityCheckNotSent", List.of());
    }

    private Say limited(Claim.Denied denied) {
        limited(denied.limit().key());
        return denied.until()
                .map(until -> Wait.untilNextText(until, visit.now()))
                .orElse(new Say.Problem("identityCheckNoTexts", List.of()));
    }

    private void limited(String limit) {
        events.write(Outcome.LIMITED, Map.of(CheckEvents.LIMIT, limit));
        DeliveryMetrics.limited(limit);
    }

    // prompt=none, forwarded to the provider or not.
    private boolean isPassive() {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        return Boolean.parseBoolean(login.getAuthNote(AuthenticationProcessor.FORWARDED_PASSIVE_LOGIN))
                || TokenUtil.hasPrompt(
                        login.getClientNote(OIDCLoginProtocol.PROMPT_PARAM), OIDCLoginProtocol.PROMPT_VALUE_NONE);
    }

    private static Map<String, String> via(Ask ask) {
        return Map.of(CheckEvents.CHANNEL, CodeSender.via(ask.route().contacts()));
    }

    private CodePage page() {
        return new CodePage(context, visit.login(), visit.settings(), visit.now());
    }
}
