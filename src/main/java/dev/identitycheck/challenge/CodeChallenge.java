package dev.identitycheck.challenge;

import dev.identitycheck.delivery.DeliveryRoute;
import dev.identitycheck.domain.otp.PendingCode;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.CheckOutcome;
import dev.identitycheck.page.CodeForm;
import dev.identitycheck.page.PageMessage;
import dev.identitycheck.page.WaitMessages;
import java.time.InstantSource;
import java.util.List;

/**
 * Asks for a one-time code: sends codes within the rate limits, counts each entry as a failure before it is compared,
 * and writes the response. The {@link ChallengeHandler} does what differs between identities and purposes. One object
 * serves one request.
 */
public final class CodeChallenge {

    private final ChallengeDefinition definition;
    private final CheckEvents events;
    private final ChallengeHandler handler;
    private final ChallengeSessionNotes notes;
    private final ChallengePresenter presenter;

    /**
     * @param definition the context and the policy of the challenge
     * @param sender sends the codes
     */
    public CodeChallenge(
            ChallengeDefinition definition, CheckEvents events, CodeSender sender, ChallengeHandler handler) {
        this.definition = definition;
        this.events = events;
        this.handler = handler;
        this.notes = ChallengeSessionNotes.of(definition.context());
        this.presenter = new ChallengePresenter(definition, sender, events, handler::page, this::redisplay);
    }

    /** Makes a challenge whose attempts are counted for a purpose of its own. */
    public static CodeChallenge of(ChallengeContext context, PurposeChallenge challenge, InstantSource clock) {
        PurposeChallengeHandler handler = new PurposeChallengeHandler(context, challenge, clock);
        return new CodeChallenge(handler.definition(), handler.events(), CodeSender.of(context.session()), handler);
    }

    /** Shows the page, for the first time or again. A code is sent the first time only. */
    public void show() {
        definition.context().inFlight().await(definition.context().isDoubleSubmit());
        if (!handler.resume()) {
            redisplay(new PageMessage.Nothing());
        }
    }

    /** Acts on a form that was submitted. */
    public void submit(CodeForm entry) {
        if (handler.isCompleted()) {
            redirectBack();
            return;
        }
        switch (entry.action()) {
            case VERIFY -> handler.during(() -> verify(entry));
            case RESEND -> open(true, chosen(), new PageMessage.Nothing());
            case USE_EMAIL -> open(true, DeliveryRoute.RequestedChannel.EMAIL, new PageMessage.Nothing());
            case USE_SMS -> open(true, DeliveryRoute.RequestedChannel.SMS, new PageMessage.Nothing());
            case CANCEL -> cancel();
            case USE_PIN, UNKNOWN -> redisplay(new PageMessage.Problem("identityCheckUnknownAction", List.of()));
        }
    }

    /** Drops the former challenge of this execution: no code that was sent for it is accepted any longer. */
    public void dropFormer() {
        notes.remove();
        handler.forgetCompletion();
    }

    private void verify(CodeForm entry) {
        AttemptResponses responses = new AttemptResponses(
                this::redisplay,
                this::redirectBack,
                handler::lockedOut,
                events::writeWrongEntry,
                message -> open(demand(false, chosen()).afterWrong(), message));
        new CodeVerification(definition, events, handler.attempts(), responses).of(entry, this::right);
    }

    private void right(PendingCode code, ChallengeState state) {
        if (!handler.accept(code, state)) {
            notes.drop(state, code);
            events.write(CheckOutcome.EXPIRED);
            redisplay(CountedVerification.EXPIRED);
        }
    }

    private void cancel() {
        handler.withdraw();
        notes.remove();
        events.write(CheckOutcome.CANCELLED);
        handler.cancelled();
    }

    private DeliveryRoute.RequestedChannel chosen() {
        return notes.read().map(ChallengeState::requested).orElse(DeliveryRoute.RequestedChannel.NONE);
    }

    private void redisplay(PageMessage message) {
        open(false, chosen(), message);
    }

    private void redirectBack() {
        definition.context().redirectBack(() -> redisplay(new PageMessage.Nothing()));
    }

    private void open(boolean pressed, DeliveryRoute.RequestedChannel requested, PageMessage message) {
        open(demand(pressed, requested), message);
    }

    private MessageDemand demand(boolean pressed, DeliveryRoute.RequestedChannel requested) {
        return new MessageDemand(pressed, definition.context().isUnseen(), requested, notes.read(), false);
    }

    private void open(MessageDemand demand, PageMessage message) {
        definition
                .<ChallengeDecision>change(account -> handler.decide(account, demand))
                .handle(new ChallengeDecision.Cases() {
                    @Override
                    public void prompted(ChallengeDecision.Prompted prompted) {
                        present(prompted.prompt(), demand.pressed(), demand.requested(), message);
                    }

                    @Override
                    public void slowed(ChallengeDecision.Slowed slowed) {
                        present(
                                slowed.prompt().notBefore(slowed.until()),
                                false,
                                chosen(),
                                WaitMessages.afterFailures(slowed.until(), definition.now()));
                    }

                    @Override
                    public void concluded(ChallengeDecision.Concluded concluded) {
                        concluded.response().run();
                    }
                });
    }

    private void present(
            ChallengePrompt prompt, boolean pressed, DeliveryRoute.RequestedChannel requested, PageMessage message) {
        if (definition.context().isUnseen()) {
            // Keycloak answers "interaction required": the page is not shown, no challenge is opened and no code sent.
            presenter.unseen(prompt, message);
        } else {
            presenter.show(prompt, pressed, requested, message);
        }
    }
}
