package dev.identitycheck.challenge;

import dev.identitycheck.delivery.DeliveryMetrics;
import dev.identitycheck.delivery.DeliveryRoute;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.CheckOutcome;
import dev.identitycheck.page.CodeView;
import dev.identitycheck.page.PageMessage;
import dev.identitycheck.page.WaitMessages;
import dev.identitycheck.ratelimit.RateLimitDecision;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Sends the codes of one challenge, and shows the page that asks for them and says what became of them. */
public final class ChallengePresenter {

    private final ChallengeDefinition matter;
    private final CodeSender sender;
    private final CheckEvents events;
    private final ChallengeSessionNotes notes;
    private final BiFunction<CodeView, PageMessage, Response> page;
    private final Consumer<PageMessage> again;

    /**
     * @param page draws the page
     * @param again opens the challenge anew, and says this on its page
     */
    public ChallengePresenter(
            ChallengeDefinition matter,
            CodeSender sender,
            CheckEvents events,
            BiFunction<CodeView, PageMessage, Response> page,
            Consumer<PageMessage> again) {
        this.matter = matter;
        this.sender = sender;
        this.events = events;
        this.notes = ChallengeSessionNotes.of(matter.host());
        this.page = page;
        this.again = again;
    }

    /** The page for somebody who does not see it: nothing is begun, sent or written. */
    public void unseen(ChallengePrompt ask, PageMessage say) {
        ChallengeState challenge =
                open(ask).orElseGet(() -> ChallengeState.opened(ask.about(), DeliveryRoute.Wish.NONE));
        matter.host().show(draw(ask, challenge, say));
    }

    /**
     * Sends what may go, and shows the page.
     *
     * @param pressed whether a button asks for a new code
     * @param wish the way that was chosen
     * @param say what there is to say besides
     */
    public void show(ChallengePrompt ask, boolean pressed, DeliveryRoute.Wish wish, PageMessage say) {
        Optional<ChallengeState> open = open(ask);
        ChallengeState challenge = open.orElseGet(() -> ChallengeState.opened(ask.about(), wish));
        if (ask.ticket().isPresent()) {
            send(ask, ask.ticket().get(), challenge.with(ask.chosen(wish)), pressed, open.isEmpty());
        } else if (ask.denied().isPresent()) {
            show(ask, challenge, limited(ask.denied().get()), open.isEmpty());
        } else if (pressed && wish != challenge.wish()) {
            // The way stays the one on which the live code went.
            limited("interval");
            again.accept(WaitMessages.until(ask.nextMessageAt(), matter.now()));
        } else if (pressed) {
            limited("interval");
            show(ask, challenge, WaitMessages.until(ask.nextMessageAt(), matter.now()), false);
        } else {
            again(ask, challenge, say, open.isEmpty());
        }
    }

    private Optional<ChallengeState> open(ChallengePrompt ask) {
        return notes.read().filter(c -> c.about().equals(ask.about()));
    }

    private void again(ChallengePrompt ask, ChallengeState challenge, PageMessage say, boolean isNew) {
        switch (MessageStatus.of(matter.host().session(), challenge, matter.now())) {
            case NONE -> show(ask, challenge.settled(), say, isNew);
            case UNDERWAY -> show(ask, challenge, say, isNew);
            case FAILED -> show(ask, challenge.settled(), notSent(ask), isNew);
            case LOST ->
                show(ask, challenge.settled(), new PageMessage.Problem("identityCheckNotSure", List.of()), isNew);
        }
    }

    private void send(
            ChallengePrompt ask,
            ChallengePrompt.Ticket ticket,
            ChallengeState challenge,
            boolean pressed,
            boolean isNew) {
        CodeDispatch sending = sender.send(matter, ticket, challenge);
        // Made while the message travels: the wait for the mail server costs that much less.
        PageMessage say = ask.denied()
                .map(this::limited)
                .orElse(pressed ? new PageMessage.Info("identityCheckResent") : new PageMessage.Nothing());
        Response hoped = draw(ask, sending.hoped(), say);
        Optional<ChallengeState> sent = sending.settled();
        if (sent.isEmpty()) {
            show(ask.atOnce(matter.now()), challenge, notSent(ask), isNew);
        } else if (sent.get().underwaySince().isPresent()) {
            show(ask, sent.get(), say, isNew);
        } else {
            show(ask, sent.get(), hoped, isNew);
        }
    }

    private void show(ChallengePrompt ask, ChallengeState challenge, PageMessage say, boolean isNew) {
        show(ask, challenge, draw(ask, challenge, say), isNew);
    }

    private void show(ChallengePrompt ask, ChallengeState challenge, Response drawn, boolean isNew) {
        if (isNew) {
            events.write(CheckOutcome.CHALLENGED, via(ask));
        }
        notes.write(challenge);
        matter.host().show(drawn);
    }

    private Response draw(ChallengePrompt ask, ChallengeState challenge, PageMessage say) {
        return page.apply(new CodeViewFactory(matter, matter.now()).of(ask, challenge), say);
    }

    private PageMessage notSent(ChallengePrompt ask) {
        events.write(CheckOutcome.DELIVERY_FAILED, via(ask));
        return new PageMessage.Problem("identityCheckNotSent", List.of());
    }

    private PageMessage limited(RateLimitDecision.Denied denied) {
        limited(denied.limit().key());
        return denied.until()
                .map(until -> WaitMessages.untilNextText(until, matter.now()))
                .orElse(new PageMessage.Problem("identityCheckNoTexts", List.of()));
    }

    private void limited(String limit) {
        events.write(CheckOutcome.LIMITED, Map.of(CheckEvents.LIMIT, limit));
        DeliveryMetrics.limited(limit);
    }

    private static Map<String, String> via(ChallengePrompt ask) {
        return Map.of(CheckEvents.CHANNEL, CodeSender.via(ask.route().contacts()));
    }
}
