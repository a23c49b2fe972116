package dev.identitycheck.challenge;

import dev.identitycheck.delivery.DeliveryMetrics;
import dev.identitycheck.delivery.DeliveryRoute;
import dev.identitycheck.delivery.DeliveryStatus;
import dev.identitycheck.domain.contact.Channel;
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

/** Sends the codes of one challenge, and shows the code page with the delivery status of the newest message. */
public final class ChallengePresenter {

    private final ChallengeDefinition definition;
    private final CodeSender sender;
    private final CheckEvents events;
    private final ChallengeSessionNotes notes;
    private final BiFunction<CodeView, PageMessage, Response> page;
    private final Consumer<PageMessage> reopen;

    /**
     * @param page draws the page
     * @param reopen decides the challenge anew and shows its page with this message
     */
    public ChallengePresenter(
            ChallengeDefinition definition,
            CodeSender sender,
            CheckEvents events,
            BiFunction<CodeView, PageMessage, Response> page,
            Consumer<PageMessage> reopen) {
        this.definition = definition;
        this.sender = sender;
        this.events = events;
        this.notes = ChallengeSessionNotes.of(definition.context());
        this.page = page;
        this.reopen = reopen;
    }

    /** Draws the page of a request whose response is not shown: no challenge is opened, sent or stored. */
    public void unseen(ChallengePrompt prompt, PageMessage message) {
        ChallengeState challenge = open(prompt)
                .orElseGet(() ->
                        ChallengeState.opened(prompt.about(), DeliveryRoute.RequestedChannel.NONE, definition.now()));
        definition.context().show(draw(prompt, challenge, message));
    }

    /**
     * Sends the permitted message, if there is one, and shows the page.
     *
     * @param pressed whether a button asks for a new code
     * @param requested the channel that the user chose
     * @param message the message of the page, unless the delivery gives another
     */
    public void show(
            ChallengePrompt prompt, boolean pressed, DeliveryRoute.RequestedChannel requested, PageMessage message) {
        Optional<ChallengeState> open = open(prompt);
        ChallengeState challenge = limits(
                prompt, open.orElseGet(() -> ChallengeState.opened(prompt.about(), requested, definition.now())));
        prompt.permit()
                .handle(
                        permit ->
                                send(prompt, permit, challenge.with(prompt.chosen(requested)), pressed, open.isEmpty()),
                        limit -> show(prompt, challenge, limited(limit), open.isEmpty()),
                        () -> showWithoutSending(prompt, challenge, pressed, requested, message, open.isEmpty()));
    }

    private static ChallengeState limits(ChallengePrompt prompt, ChallengeState challenge) {
        return prompt.permit()
                .denied()
                .map(denied -> challenge.limited(Optional.of(new ChallengeState.TextLimit(denied.until()))))
                .orElseGet(() -> prompt.permitsText() ? challenge.limited(Optional.empty()) : challenge);
    }

    private void showWithoutSending(
            ChallengePrompt prompt,
            ChallengeState challenge,
            boolean pressed,
            DeliveryRoute.RequestedChannel requested,
            PageMessage message,
            boolean isNew) {
        if (pressed && requested != challenge.requested()) {
            // The channel stays the one by which the valid code was sent.
            limited("interval");
            reopen.accept(WaitMessages.until(prompt.nextMessageAt(), definition.now()));
        } else if (pressed) {
            limited("interval");
            show(prompt, challenge, WaitMessages.until(prompt.nextMessageAt(), definition.now()), false);
        } else {
            redisplay(prompt, challenge, message, isNew);
        }
    }

    private Optional<ChallengeState> open(ChallengePrompt prompt) {
        return notes.read().filter(c -> c.about().equals(prompt.about()));
    }

    private void redisplay(ChallengePrompt prompt, ChallengeState challenge, PageMessage message, boolean isNew) {
        switch (status(challenge)) {
            case SENT -> show(prompt, challenge.settled(), message, isNew);
            case PENDING -> show(prompt, challenge, message, isNew);
            case FAILED -> show(prompt, challenge.undelivered(), notSent(prompt), isNew);
            case UNKNOWN ->
                show(prompt, challenge.settled(), new PageMessage.Problem("identityCheckNotSure", List.of()), isNew);
        }
    }

    /** The status of the newest message: "sent" if its page had that to say already. */
    private DeliveryStatus status(ChallengeState challenge) {
        return challenge
                .underwaySince()
                .map(since -> DeliveryStatus.of(
                        definition.context().session(), challenge.messageId(), since, definition.now()))
                .orElse(DeliveryStatus.SENT);
    }

    private void send(
            ChallengePrompt prompt,
            ChallengePrompt.Permit permit,
            ChallengeState challenge,
            boolean pressed,
            boolean isNew) {
        CodeDispatch dispatch = sender.send(definition, permit, challenge);
        // The page is drawn while the message is sent, which shortens the wait for the mail server.
        PageMessage message = prompt.permit()
                .denied()
                .map(this::limited)
                .orElse(pressed ? new PageMessage.Info("identityCheckResent") : new PageMessage.Nothing());
        Response expected = draw(prompt, dispatch.expected(), message);
        Optional<ChallengeState> sent = dispatch.settled();
        if (sent.isEmpty()) {
            show(prompt.atOnce(definition.now()), challenge, notSent(prompt), isNew);
        } else if (sent.get().underwaySince().isPresent()) {
            show(prompt, sent.get(), message, isNew);
        } else {
            show(prompt, sent.get(), expected, isNew);
        }
    }

    private void show(ChallengePrompt prompt, ChallengeState challenge, PageMessage message, boolean isNew) {
        show(prompt, challenge, draw(prompt, challenge, message), isNew);
    }

    private void show(ChallengePrompt prompt, ChallengeState challenge, Response drawn, boolean isNew) {
        if (isNew) {
            events.write(CheckOutcome.CHALLENGED, via(prompt));
        }
        notes.write(challenge);
        definition.context().show(drawn);
    }

    private Response draw(ChallengePrompt prompt, ChallengeState challenge, PageMessage message) {
        return page.apply(new CodeViewFactory(definition, definition.now()).of(prompt, challenge), message);
    }

    private PageMessage notSent(ChallengePrompt prompt) {
        events.write(CheckOutcome.DELIVERY_FAILED, via(prompt));
        return new PageMessage.Problem("identityCheckNotSent", List.of());
    }

    private PageMessage limited(RateLimitDecision.Denied denied) {
        limited(denied.limit().key());
        return denied.until()
                .map(until -> WaitMessages.untilNextText(until, definition.now()))
                .orElse(new PageMessage.Problem("identityCheckNoTexts", List.of()));
    }

    private void limited(String limit) {
        events.write(CheckOutcome.LIMITED, Map.of(CheckEvents.LIMIT, limit));
        DeliveryMetrics.limited(limit);
    }

    private static Map<String, String> via(ChallengePrompt prompt) {
        return Map.of(CheckEvents.CHANNEL, Channel.key(Channel.of(prompt.route().contacts())));
    }
}
