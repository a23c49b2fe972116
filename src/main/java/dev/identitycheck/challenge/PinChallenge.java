package dev.identitycheck.challenge;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.credential.PinCredentialStore;
import dev.identitycheck.domain.pin.Pin;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.CheckOutcome;
import dev.identitycheck.page.CodeForm;
import dev.identitycheck.page.CodeView;
import dev.identitycheck.page.PageMessage;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Asks the user for the PIN, and counts each entry as a failure before it is compared. */
public final class PinChallenge {

    private final PurposeChallenge challenge;
    private final ChallengeDefinition definition;
    private final CheckEvents events;
    private final CompletedChallenge completed;
    private final PurposeAttemptLimiter attempts;

    public PinChallenge(ChallengeContext context, PurposeChallenge challenge, InstantSource clock) {
        this.challenge = challenge;
        this.definition = new ChallengeDefinition(context, challenge.rules(), "", List.of(), clock);
        this.events = new CheckEvents(
                context.event(), context.user(), challenge.rules().purpose());
        this.completed =
                new CompletedChallenge(definition, challenge.rules().purpose().key());
        this.attempts = new PurposeAttemptLimiter(definition, challenge::locked);
    }

    /** Shows the page, for the first time or again. */
    public void show() {
        definition.context().inFlight().await(definition.context().isDoubleSubmit());
        if (completed.take()) {
            challenge.passed();
        } else {
            redisplay(new PageMessage.Nothing());
        }
    }

    /** Verifies a PIN that was submitted. */
    public void verify(CodeForm entry) {
        if (completed.isNoted()) {
            redirectBack();
            return;
        }
        Optional<Pin> pin = Pin.of(entry.code());
        if (pin.isEmpty()) {
            redisplay(new PageMessage.AboutEntry("identityCheckMalformedPin", List.of(Pin.SHORTEST, Pin.LONGEST)));
        } else {
            definition.context().inFlight().during(() -> verify(pin.get()));
        }
    }

    private void verify(Pin pin) {
        ChallengeContext context = definition.context();
        AttemptResponses responses = new AttemptResponses(
                this::redisplay,
                this::redirectBack,
                this::lockedOut,
                events::writeWrongEntry,
                message -> redisplay(message, account -> challenge.wrong(account, Set.of())));
        new CountedVerification(attempts, responses, "identityCheckWrongPin", definition.clock())
                .verify(() -> PinCredentialStore.matching(context.session(), context.user(), pin), this::right);
    }

    // A PIN that was replaced while it was compared is not accepted; the user may enter the new PIN.
    private void right(String id) {
        boolean isAccepted = definition.change(account -> {
            boolean isCurrent = new PinCredentialStore(account).isStill(id);
            if (isCurrent) {
                definition.attempts(account).clear();
            }
            return isCurrent && challenge.right(account, Set.of());
        });
        if (isAccepted) {
            events.write(
                    CheckOutcome.CONFIRMED,
                    Map.of(CheckEvents.CHANNEL, challenge.rules().purpose().key()));
            completed.note();
        }
        redirectBack();
    }

    /** Shows the page with a message; shows the lockout page if no attempt is left. */
    public void redisplay(PageMessage message) {
        redisplay(message, account -> {});
    }

    private void redisplay(PageMessage message, Consumer<LockedAccount> unlessLocked) {
        Optional<Integer> left = definition.change(account -> {
            Optional<Integer> remaining = left(account);
            remaining.ifPresent(number -> unlessLocked.accept(account));
            return remaining;
        });
        if (left.isEmpty()) {
            lockedOut();
        } else {
            definition.context().show(challenge.page(view(left.get()), message));
        }
    }

    private Optional<Integer> left(LockedAccount account) {
        return attempts.isLockedOut(account)
                ? Optional.empty()
                : Optional.of(definition.attempts(account).left());
    }

    private CodeView view(int failuresLeft) {
        return new CodeView(
                new CodeView.Subject(
                        definition.rules().purpose(),
                        "",
                        definition.context().user().getUsername()),
                CodeView.Sent.NOTHING,
                new CodeView.Limits(Pin.LONGEST, failuresLeft, CodeView.Waits.NONE),
                CodeView.Choices.NONE);
    }

    private void redirectBack() {
        definition.context().redirectBack(() -> redisplay(new PageMessage.Nothing()));
    }

    private void lockedOut() {
        events.write(CheckOutcome.LOCKED);
        challenge.lockedOut();
    }
}
