package dev.identitycheck.challenge;

import dev.identitycheck.challenge.CodePage.Say;
import dev.identitycheck.code.OneTimeCode;
import dev.identitycheck.code.PendingCode;
import dev.identitycheck.delivery.Delivery;
import dev.identitycheck.delivery.Undelivered;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.Outcome;
import dev.identitycheck.identity.ConfirmedBy;
import dev.identitycheck.settings.ChoiceOption;
import dev.identitycheck.settings.Mode;
import dev.identitycheck.settings.Settings;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.sessions.AuthenticationSessionModel;

/** One request at the code page: asks the gate, sends what is due, and answers with a page. */
final class ChallengeStep {

    private final AuthenticationFlowContext context;
    private final BrokerLogin login;
    private final Settings settings;
    private final Mode mode;
    private final CodeSender sender;
    private final Supplier<Instant> clock;
    private final IdentityGate gate;
    private final CheckEvents events;

    ChallengeStep(
            AuthenticationFlowContext context,
            BrokerLogin login,
            Settings settings,
            Mode mode,
            CodeSender sender,
            Supplier<Instant> clock) {
        this.context = context;
        this.login = login;
        this.settings = settings;
        this.mode = mode;
        this.sender = sender;
        this.clock = clock;
        this.gate = new IdentityGate(
                context.getSession(), context.getRealm(), context.getUser().getId(), login, settings, mode, clock);
        this.events = new CheckEvents(context.getEvent(), context.getUser(), login.identity());
    }

    /** Somebody comes to the page, for the first time or again. */
    void arrive() {
        open(false, challenge().map(ChallengeNote::wish).orElse(Route.Wish.NONE), new Say.Nothing());
    }

    /** Somebody pressed a button. */
    void answer(Entry entry) {
        if (mode == Mode.OBSERVE) {
            arrive();
            return;
        }
        switch (entry.action()) {
            case VERIFY -> verify(entry);
            case RESEND -> open(true, challenge().map(ChallengeNote::wish).orElse(Route.Wish.NONE), new Say.Nothing());
            case USE_EMAIL -> open(true, Route.Wish.EMAIL, new Say.Nothing());
            case USE_SMS -> open(true, Route.Wish.SMS, new Say.Nothing());
            case CANCEL -> cancel();
            case UNKNOWN -> again(new Say.Problem("identityCheckUnknownAction", List.of()));
        }
    }

    private void again(Say say) {
        open(false, challenge().map(ChallengeNote::wish).orElse(Route.Wish.NONE), say);
    }

    private void open(boolean pressed, Route.Wish wish, Say say) {
        Opening opening = gate.open(new MessageWish(pressed, wish, challenge()));
        if (opening instanceof Opening.Known) {
            events.mark(Outcome.KNOWN);
            context.success();
        } else if (opening instanceof Opening.Trusted trusted) {
            events.mark(trusted.by() == ConfirmedBy.FIRST ? Outcome.FIRST : Outcome.EXISTING);
            context.success();
        } else if (opening instanceof Opening.LetIn letIn) {
            events.write(letIn.instead(), Map.of(CheckEvents.MODE, ChoiceOption.text(mode)));
            context.success();
        } else if (opening instanceof Opening.Refused) {
            refused(ClosedPage.Reason.NOT_AVAILABLE, Outcome.REFUSED);
        } else if (opening instanceof Opening.NoContact) {
            refused(ClosedPage.Reason.NO_CONTACT, Outcome.NO_CONTACT);
        } else if (opening instanceof Opening.LockedOut) {
            locked();
        } else if (opening instanceof Opening.Challenged challenged) {
            show(challenged.ask(), pressed, wish, say);
        }
    }

    private void show(Ask ask, boolean pressed, Route.Wish wish, Say say) {
        Optional<ChallengeNote> open = challenge().filter(c -> c.about().equals(ask.about()));
        ChallengeNote challenge =
                open.orElseGet(() -> ChallengeNote.opened(ask.about(), wish)).with(wish);
        Say toSay = say;
        if (ask.ticket().isPresent()) {
            CodeSender.Sent sent =
                    sender.send(context, login, settings, ask.ticket().get(), challenge, clock.get());
            challenge = sent.challenge();
            toSay = saidOf(sent.delivery(), pressed, ask);
        } else if (pressed) {
            toSay = Wait.until(ask.nextMessageAt(), clock.get());
        } else if (!challenge.messageId().isEmpty()
                && Undelivered.contains(context.getSession(), challenge.messageId())) {
            challenge = challenge.with(challenge.codes(), "");
            toSay = notSent(ask);
        }
        if (open.isEmpty()) {
            events.write(Outcome.CHALLENGED, via(ask));
        }
        challenge.write(session(), executionId());
        context.challenge(page().show(ask, challenge, toSay));
    }

    private Say saidOf(Delivery delivery, boolean pressed, Ask ask) {
        if (delivery instanceof Delivery.Failed) {
            return notSent(ask);
        }
        return pressed ? new Say.Info("identityCheckResent") : new Say.Nothing();
    }

    private Say notSent(Ask ask) {
        events.write(Outcome.DELIVERY_FAILED, via(ask));
        return new Say.Problem("identityCheckNotSent", List.of());
    }

    private void verify(Entry entry) {
        Optional<OneTimeCode> code = OneTimeCode.typed(entry.code(), settings.codeLength());
        Optional<ChallengeNote> open = challenge();
        if (code.isEmpty()) {
            again(new Say.AboutEntry("identityCheckMalformedCode", List.of(settings.codeLength())));
        } else if (open.flatMap(c -> c.codes().liveUntil(clock.get())).isEmpty()) {
            // Nothing is live, so nothing can be compared, and nothing is counted.
            events.write(Outcome.EXPIRED);
            again(new Say.AboutEntry("identityCheckExpiredCode", List.of()));
        } else {
            compare(code.get(), open.get());
        }
    }

    private void compare(OneTimeCode code, ChallengeNote challenge) {
        Reservation reservation = gate.reserve();
        if (reservation instanceof Reservation.AlreadyKnown) {
            comeBack();
        } else if (reservation instanceof Reservation.LockedOut) {
            locked();
        } else if (reservation instanceof Reservation.Reserved reserved) {
            CodeKeys keys = new CodeKeys(context.getSession(), context.getRealm());
            challenge
                    .codes()
                    .find(code, Binding.of(context, login.identity(), challenge.about()), keys::find, clock.get())
                    .ifPresentOrElse(this::right, () -> wrong(reserved));
        }
    }

    private void right(PendingCode code) {
        if (!gate.confirm(confirmedBy(code.via()))) {
            refused(ClosedPage.Reason.NOT_AVAILABLE, Outcome.REFUSED);
            return;
        }
        events.write(Outcome.CONFIRMED, Map.of(CheckEvents.CHANNEL, code.via()));
        ChallengeNote.remove(session(), executionId());
        comeBack();
    }

    private void wrong(Reservation.Reserved reserved) {
        events.write(Outcome.WRONG_CODE, Map.of("identity_check_failures_left", Integer.toString(reserved.left())));
        if (gate.fail()) {
            locked();
        } else {
            again(new Say.AboutEntry("identityCheckWrongCode", List.of(reserved.left())));
        }
    }

    // The login goes on with the next request, which finds the identity in the ledger. Had this one ended the step, the
    // second post of a double click would meet "page expired": Keycloak 26.7 drops the current execution at once.
    private void comeBack() {
        context.challenge(Response.status(Response.Status.FOUND)
                .location(context.getRefreshUrl(false))
                .build());
    }

    private void cancel() {
        gate.withdraw();
        ChallengeNote.remove(session(), executionId());
        events.write(Outcome.CANCELLED);
        context.cancelLogin();
    }

    private void locked() {
        events.write(Outcome.LOCKED);
        context.challenge(ClosedPage.locked(context, login, settings.lockScope()));
    }

    private void refused(ClosedPage.Reason reason, Outcome outcome) {
        events.write(outcome);
        context.challenge(ClosedPage.refused(context, login.providerName(), reason));
    }

    private static ConfirmedBy confirmedBy(String via) {
        return switch (via) {
            case "email" -> ConfirmedBy.EMAIL;
            case "sms" -> ConfirmedBy.SMS;
            default -> ConfirmedBy.BOTH;
        };
    }

    private static Map<String, String> via(Ask ask) {
        return Map.of(CheckEvents.CHANNEL, CodeSender.via(ask.route().contacts()));
    }

    private CodePage page() {
        return new CodePage(context, login, settings, clock.get());
    }

    private Optional<ChallengeNote> challenge() {
        return ChallengeNote.read(session(), executionId());
    }

    private AuthenticationSessionModel session() {
        return context.getAuthenticationSession();
    }

    private String executionId() {
        return context.getExecution().getId();
    }
}
