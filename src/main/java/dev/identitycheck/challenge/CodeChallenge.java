package dev.identitycheck.challenge;

import dev.identitycheck.account.AccountAttempts;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.delivery.DeliveryRoute;
import dev.identitycheck.domain.attempt.AttemptDecision;
import dev.identitycheck.domain.contact.ContactBook;
import dev.identitycheck.domain.otp.PendingCode;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.CheckOutcome;
import dev.identitycheck.page.CodeForm;
import dev.identitycheck.page.PageMessage;
import dev.identitycheck.page.WaitMessages;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Asks somebody for a one-time code, whatever for: sends codes within their limits, counts each entry as a failure before it
 * is compared, and ends with one of the {@link ChallengeHandler}'s answers. One object serves one request.
 */
public final class CodeChallenge {

    private final ChallengeHandler question;
    private final ChallengeDefinition matter;
    private final CheckEvents events;
    private final ChallengeSessionNotes notes;
    private final CompletedChallenge answered;
    private final PurposeAttemptLimiter count;
    private final ChallengePresenter desk;

    /**
     * @param host where it is asked
     * @param question what is asked
     * @param clock the time
     */
    public CodeChallenge(ChallengeContext host, ChallengeHandler question, Supplier<Instant> clock) {
        this.question = question;
        this.matter = new ChallengeDefinition(host, question.rules(), "", question.boundTo(), clock);
        this.events =
                new CheckEvents(host.event(), host.user(), question.rules().purpose());
        this.notes = ChallengeSessionNotes.of(host);
        this.answered = new CompletedChallenge(matter, about());
        this.count = new PurposeAttemptLimiter(matter, events, question::locked, question::shut, this::comeBack);
        this.desk = new ChallengePresenter(matter, CodeSender.of(host.session()), events, question::page, this::again);
    }

    /** Somebody comes to the page, for the first time or again. A code goes out the first time only. */
    public void arrive() {
        matter.host().inFlight().await(matter.host().clickedTwice());
        if (answered.take()) {
            question.passed();
        } else {
            again(new PageMessage.Nothing());
        }
    }

    /** Somebody pressed a button. */
    public void answer(CodeForm entry) {
        if (answered.isLately()) {
            comeBack();
            return;
        }
        switch (entry.action()) {
            case VERIFY -> matter.host().inFlight().during(() -> verify(entry));
            case RESEND -> open(true, chosen(), new PageMessage.Nothing());
            case USE_EMAIL -> open(true, DeliveryRoute.Wish.EMAIL, new PageMessage.Nothing());
            case USE_SMS -> open(true, DeliveryRoute.Wish.SMS, new PageMessage.Nothing());
            case CANCEL -> cancel();
            case USE_PIN, UNKNOWN -> again(new PageMessage.Problem("identityCheckUnknownAction", List.of()));
        }
    }

    /** Forgets what was asked here before: no code that was sent for it is accepted any more. */
    public void dropFormer() {
        notes.remove();
        answered.forget();
    }

    private void verify(CodeForm entry) {
        new CodeVerification(matter, events, count, this::again).of(entry, this::right);
    }

    private void cancel() {
        notes.remove();
        events.write(CheckOutcome.CANCELLED);
        question.cancelled();
    }

    private String about() {
        String purpose = question.rules().purpose().key();
        return question.about().isEmpty() ? purpose : purpose + ":" + question.about();
    }

    private DeliveryRoute.Wish chosen() {
        return notes.read().map(ChallengeState::wish).orElse(DeliveryRoute.Wish.NONE);
    }

    private void again(PageMessage say) {
        open(false, chosen(), say);
    }

    private void open(boolean pressed, DeliveryRoute.Wish wish, PageMessage say) {
        MessageDemand message = new MessageDemand(pressed, matter.host().isUnseen(), wish, notes.read());
        ChallengeDecision opening = matter.change(account -> open(account, message));
        if (opening instanceof ChallengeDecision.Slowed slowed) {
            show(slowed.ask(), false, chosen(), WaitMessages.afterFailures(slowed.until(), matter.now()));
        } else if (opening instanceof ChallengeDecision.Challenged challenged) {
            show(challenged.ask(), pressed, wish, say);
        } else if (opening instanceof ChallengeDecision.LockedOut) {
            count.locked();
        } else {
            events.write(CheckOutcome.NO_CONTACT);
            question.noContact();
        }
    }

    private void show(ChallengePrompt ask, boolean pressed, DeliveryRoute.Wish wish, PageMessage say) {
        if (matter.host().isUnseen()) {
            desk.unseen(ask, say);
        } else {
            desk.show(ask, pressed, wish, say);
        }
    }

    private ChallengeDecision open(LockedAccount account, MessageDemand message) {
        if (count.isShut(account)) {
            return new ChallengeDecision.LockedOut();
        }
        ContactBook book = question.contacts(account);
        PromptPlanner asking = new PromptPlanner(matter, account, about());
        DeliveryRoute route = asking.route(book, message);
        if (route.isEmpty()) {
            return new ChallengeDecision.NoContact();
        }
        AccountAttempts tally = matter.tally(account);
        return tally.admit() instanceof AttemptDecision.TooSoon soon
                ? new ChallengeDecision.Slowed(asking.quietly(route, book, tally), soon.until())
                : new ChallengeDecision.Challenged(asking.of(route, book, tally, message));
    }

    private void right(PendingCode code, ChallengeState challenge) {
        AtomicBoolean isExpired = new AtomicBoolean();
        boolean stands = challenge.about().equals(about())
                && matter.change(account -> {
                    isExpired.set(!code.wentOnlyTo(question.contacts(account)));
                    if (isExpired.get()) {
                        return false;
                    }
                    matter.tally(account).clear();
                    return question.right(account, code.via());
                });
        if (isExpired.get()) {
            new RevokedCodeHandler(notes, events, this::again).drop(challenge, code);
            return;
        }
        notes.remove();
        if (!stands) {
            events.write(CheckOutcome.REFUSED);
            question.tooLate();
            return;
        }
        events.write(CheckOutcome.CONFIRMED, Map.of(CheckEvents.CHANNEL, code.via()));
        if (matter.host().again().isPresent()) {
            // As with identities: the second post of a double click finds the place still there.
            answered.note();
            comeBack();
        } else {
            question.passed();
        }
    }

    private void comeBack() {
        matter.host().comeBack(() -> again(new PageMessage.Nothing()));
    }
}
