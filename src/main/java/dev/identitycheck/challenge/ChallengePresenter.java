package dev.identitycheck.challenge;

import dev.identitycheck.delivery.DeliveryMetrics;
import dev.identitycheck.delivery.limit.Claim;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.Outcome;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Sends the codes of one challenge, and shows the page that asks for them and says what became of them. */
final class CodeDesk {

    private final Matter matter;
    private final CodeSender sender;
    private final CheckEvents events;
    private final ChallengeNotes notes;
    private final BiFunction<CodeView, Say, Response> page;
    private final Consumer<Say> again;

    /**
     * @param page draws the page
     * @param again opens the challenge anew, and says this on its page
     */
    CodeDesk(
            Matter matter,
            CodeSender sender,
            CheckEvents events,
            BiFunction<CodeView, Say, Response> page,
            Consumer<Say> again) {
        this.matter = matter;
        this.sender = sender;
        this.events = events;
        this.notes = ChallengeNotes.of(matter.host());
        this.page = page;
        this.again = again;
    }

    /** The page for somebody who does not see it: nothing is begun, sent or written. */
    void unseen(Ask ask, Say say) {
        ChallengeNote challenge = open(ask).orElseGet(() -> ChallengeNote.opened(ask.about(), Route.Wish.NONE));
        matter.host().show(draw(ask, challenge, say));
    }

    /**
     * Sends what may go, and shows the page.
     *
     * @param pressed whether a button asks for a new code
     * @param wish the way that was chosen
     * @param say what there is to say besides
     */
    void show(Ask ask, boolean pressed, Route.Wish wish, Say say) {
        Optional<ChallengeNote> open = open(ask);
        ChallengeNote challenge = open.orElseGet(() -> ChallengeNote.opened(ask.about(), wish));
        if (ask.ticket().isPresent()) {
            send(ask, ask.ticket().get(), challenge.with(ask.chosen(wish)), pressed, open.isEmpty());
        } else if (ask.denied().isPresent()) {
            show(ask, challenge, limited(ask.denied().get()), open.isEmpty());
        } else if (pressed && wish != challenge.wish()) {
            // The way stays the one on which the live code went.
            limited("interval");
            again.accept(Wait.until(ask.nextMessageAt(), matter.now()));
        } else if (pressed) {
            limited("interval");
            show(ask, challenge, Wait.until(ask.nextMessageAt(), matter.now()), false);
        } else {
            again(ask, challenge, say, open.isEmpty());
        }
    }

    private Optional<ChallengeNote> open(Ask ask) {
        return notes.read().filter(c -> c.about().equals(ask.about()));
    }

    private void again(Ask ask, ChallengeNote challenge, Say say, boolean isNew) {
        switch (Tidings.of(matter.host().session(), challenge, matter.now())) {
            case NONE -> show(ask, challenge.settled(), say, isNew);
            case UNDERWAY -> show(ask, challenge, say, isNew);
            case FAILED -> show(ask, challenge.settled(), notSent(ask), isNew);
            case LOST -> show(ask, challenge.settled(), new Say.Problem("identityCheckNotSure", List.of()), isNew);
        }
    }

    private void send(Ask ask, Ask.Ticket ticket, ChallengeNote challenge, boolean pressed, boolean isNew) {
        Sending sending = sender.send(matter, ticket, challenge);
        // Made while the message travels: the wait for the mail server costs that much less.
        Say say = ask.denied()
                .map(this::limited)
                .orElse(pressed ? new Say.Info("identityCheckResent") : new Say.Nothing());
        Response hoped = draw(ask, sending.hoped(), say);
        Optional<ChallengeNote> sent = sending.settled();
        if (sent.isEmpty()) {
            show(ask.atOnce(matter.now()), challenge, notSent(ask), isNew);
        } else if (sent.get().underwaySince().isPresent()) {
            show(ask, sent.get(), say, isNew);
        } else {
            show(ask, sent.get(), hoped, isNew);
        }
    }

    private void show(Ask ask, ChallengeNote challenge, Say say, boolean isNew) {
        show(ask, challenge, draw(ask, challenge, say), isNew);
    }

    private void show(Ask ask, ChallengeNote challenge, Response drawn, boolean isNew) {
        if (isNew) {
            events.write(Outcome.CHALLENGED, via(ask));
        }
        notes.write(challenge);
        matter.host().show(drawn);
    }

    private Response draw(Ask ask, ChallengeNote challenge, Say say) {
        return page.apply(new Drawing(matter, matter.now()).of(ask, challenge), say);
    }

    private Say notSent(Ask ask) {
        events.write(Outcome.DELIVERY_FAILED, via(ask));
        return new Say.Problem("identityCheckNotSent", List.of());
    }

    private Say limited(Claim.Denied denied) {
        limited(denied.limit().key());
        return denied.until()
                .map(until -> Wait.untilNextText(until, matter.now()))
                .orElse(new Say.Problem("identityCheckNoTexts", List.of()));
    }

    private void limited(String limit) {
        events.write(Outcome.LIMITED, Map.of(CheckEvents.LIMIT, limit));
        DeliveryMetrics.limited(limit);
    }

    private static Map<String, String> via(Ask ask) {
        return Map.of(CheckEvents.CHANNEL, CodeSender.via(ask.route().contacts()));
    }
}
