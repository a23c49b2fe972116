package dev.identitycheck.challenge;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.attempts.Verdict;
import dev.identitycheck.code.PendingCode;
import dev.identitycheck.contact.ContactBook;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Asks somebody for a one-time code, whatever for: sends codes within their limits, counts each entry as a failure before it
 * is compared, and ends with one of the {@link Question}'s answers. One object serves one request.
 */
public final class CodeChallenge {

    private final Question question;
    private final Matter matter;
    private final CheckEvents events;
    private final ChallengeNotes notes;
    private final Answered answered;
    private final OneCount count;
    private final CodeDesk desk;

    /**
     * @param host where it is asked
     * @param question what is asked
     * @param clock the time
     */
    public CodeChallenge(Host host, Question question, Supplier<Instant> clock) {
        this.question = question;
        this.matter = new Matter(host, question.rules(), "", question.boundTo(), clock);
        this.events =
                new CheckEvents(host.event(), host.user(), question.rules().purpose());
        this.notes = ChallengeNotes.of(host);
        this.answered = new Answered(matter, about());
        this.count = new OneCount(matter, events, question::locked, question::shut, this::comeBack);
        this.desk = new CodeDesk(matter, CodeSender.of(host.session()), events, question::page, this::again);
    }

    /** Somebody comes to the page, for the first time or again. A code goes out the first time only. */
    public void arrive() {
        matter.host().inFlight().await(matter.host().clickedTwice());
        if (answered.take()) {
            question.passed();
        } else {
            again(new Say.Nothing());
        }
    }

    /** Somebody pressed a button. */
    public void answer(Entry entry) {
        if (answered.isLately()) {
            comeBack();
            return;
        }
        switch (entry.action()) {
            case VERIFY -> matter.host().inFlight().during(() -> verify(entry));
            case RESEND -> open(true, chosen(), new Say.Nothing());
            case USE_EMAIL -> open(true, Route.Wish.EMAIL, new Say.Nothing());
            case USE_SMS -> open(true, Route.Wish.SMS, new Say.Nothing());
            case CANCEL -> cancel();
            case USE_PIN, UNKNOWN -> again(new Say.Problem("identityCheckUnknownAction", List.of()));
        }
    }

    /** Forgets what was asked here before: no code that was sent for it is accepted any more. */
    public void dropFormer() {
        notes.remove();
        answered.forget();
    }

    private void verify(Entry entry) {
        new Verification(matter, events, count, this::again).of(entry, this::right);
    }

    private void cancel() {
        notes.remove();
        events.write(Outcome.CANCELLED);
        question.cancelled();
    }

    private String about() {
        String purpose = question.rules().purpose().key();
        return question.about().isEmpty() ? purpose : purpose + ":" + question.about();
    }

    private Route.Wish chosen() {
        return notes.read().map(ChallengeNote::wish).orElse(Route.Wish.NONE);
    }

    private void again(Say say) {
        open(false, chosen(), say);
    }

    private void open(boolean pressed, Route.Wish wish, Say say) {
        MessageWish message = new MessageWish(pressed, matter.host().isUnseen(), wish, notes.read());
        Opening opening = matter.change(account -> open(account, message));
        if (opening instanceof Opening.Slowed slowed) {
            show(slowed.ask(), false, chosen(), Wait.afterFailures(slowed.until(), matter.now()));
        } else if (opening instanceof Opening.Challenged challenged) {
            show(challenged.ask(), pressed, wish, say);
        } else if (opening instanceof Opening.LockedOut) {
            count.locked();
        } else {
            events.write(Outcome.NO_CONTACT);
            question.noContact();
        }
    }

    private void show(Ask ask, boolean pressed, Route.Wish wish, Say say) {
        if (matter.host().isUnseen()) {
            desk.unseen(ask, say);
        } else {
            desk.show(ask, pressed, wish, say);
        }
    }

    private Opening open(LockedAccount account, MessageWish message) {
        if (count.isShut(account)) {
            return new Opening.LockedOut();
        }
        ContactBook book = question.contacts(account);
        Asking asking = new Asking(matter, account, about());
        Route route = asking.route(book, message);
        if (route.isEmpty()) {
            return new Opening.NoContact();
        }
        Tally tally = matter.tally(account);
        return tally.admit() instanceof Verdict.TooSoon soon
                ? new Opening.Slowed(asking.quietly(route, book, tally), soon.until())
                : new Opening.Challenged(asking.of(route, book, tally, message));
    }

    private void right(PendingCode code, ChallengeNote challenge) {
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
            new GoneContact(notes, events, this::again).drop(challenge, code);
            return;
        }
        notes.remove();
        if (!stands) {
            events.write(Outcome.REFUSED);
            question.tooLate();
            return;
        }
        events.write(Outcome.CONFIRMED, Map.of(CheckEvents.CHANNEL, code.via()));
        if (matter.host().again().isPresent()) {
            // As with identities: the second post of a double click finds the place still there.
            answered.note();
            comeBack();
        } else {
            question.passed();
        }
    }

    private void comeBack() {
        matter.host().comeBack(() -> again(new Say.Nothing()));
    }
}
