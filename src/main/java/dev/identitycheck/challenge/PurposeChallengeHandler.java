package dev.identitycheck.challenge;

import dev.identitycheck.account.AccountAttempts;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.delivery.DeliveryRoute;
import dev.identitycheck.domain.attempt.AttemptDecision;
import dev.identitycheck.domain.contact.Channel;
import dev.identitycheck.domain.contact.ContactBook;
import dev.identitycheck.domain.otp.PendingCode;
import dev.identitycheck.domain.otp.UsedCode;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.CheckOutcome;
import dev.identitycheck.login.AcceptedCode;
import dev.identitycheck.page.CodeView;
import dev.identitycheck.page.PageMessage;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Handles the challenges whose attempts are counted for a purpose of their own: the code step and the
 * self-service actions.
 */
final class PurposeChallengeHandler implements ChallengeHandler {

    private final PurposeChallenge challenge;
    private final ChallengeDefinition definition;
    private final CheckEvents events;
    private final ChallengeSessionNotes notes;
    private final CompletedChallenge completed;
    private final PurposeAttemptLimiter attempts;

    PurposeChallengeHandler(ChallengeContext context, PurposeChallenge challenge, InstantSource clock) {
        this.challenge = challenge;
        this.definition = new ChallengeDefinition(context, challenge.rules(), "", challenge.boundTo(), clock);
        this.events = new CheckEvents(
                context.event(), context.user(), challenge.rules().purpose());
        this.notes = ChallengeSessionNotes.of(context);
        this.completed = new CompletedChallenge(definition, about());
        this.attempts = new PurposeAttemptLimiter(definition, challenge::locked);
    }

    ChallengeDefinition definition() {
        return definition;
    }

    CheckEvents events() {
        return events;
    }

    @Override
    public ChallengeDecision decide(LockedAccount account, MessageDemand demand) {
        if (attempts.isLockedOut(account)) {
            return new ChallengeDecision.Concluded(this::lockedOut);
        }
        // A challenge that was refused stays so: only a new login or operation may ask for another code.
        if (demand.open()
                .filter(open -> open.about().equals(about()) && open.isRefusedBy(account.codeOutcomes()))
                .isPresent()) {
            return new ChallengeDecision.Concluded(this::refused);
        }
        ContactBook contacts = challenge.contacts(account);
        PromptPlanner planner = new PromptPlanner(definition, account, about(), Optional.empty());
        DeliveryRoute route = planner.route(contacts, demand);
        if (route.isEmpty()) {
            return new ChallengeDecision.Concluded(this::noContact);
        }
        AccountAttempts counted = definition.attempts(account);
        if (counted.admit() instanceof AttemptDecision.TooSoon soon) {
            return new ChallengeDecision.Slowed(planner.withoutMessage(route, contacts, counted), soon.until());
        }
        ChallengePrompt prompt = planner.of(route, contacts, counted, demand);
        demand.report(prompt, by -> challenge.wrong(account, by), by -> challenge.sent(account, by));
        return new ChallengeDecision.Prompted(prompt);
    }

    @Override
    public AttemptLimiter attempts() {
        return attempts;
    }

    /** The result of a right code, decided under the account's row lock. */
    private enum Settlement {
        CONTACT_REVOKED,
        REFUSED,
        TOO_LATE,
        DONE
    }

    @Override
    public boolean accept(PendingCode code, ChallengeState state) {
        Settlement settlement = state.about().equals(about())
                ? definition.change(account -> settle(account, code, state))
                : Settlement.TOO_LATE;
        return switch (settlement) {
            case CONTACT_REVOKED -> false;
            case REFUSED -> {
                refused();
                yield true;
            }
            case TOO_LATE -> {
                notes.remove();
                events.write(CheckOutcome.REFUSED);
                challenge.outdated();
                yield true;
            }
            case DONE -> {
                notes.remove();
                events.write(CheckOutcome.CONFIRMED, Map.of(CheckEvents.CHANNEL, Channel.key(code.channels())));
                proceed(code);
                yield true;
            }
        };
    }

    private Settlement settle(LockedAccount account, PendingCode code, ChallengeState state) {
        if (account.codeOutcomes().refuses(about(), code.issuedAt())) {
            definition.attempts(account).giveBack();
            return Settlement.REFUSED;
        }
        if (!code.wentOnlyTo(challenge.contacts(account))) {
            // A right code that helps nobody any more is no failure of the owner's.
            definition.attempts(account).giveBack();
            return Settlement.CONTACT_REVOKED;
        }
        definition.attempts(account).clear();
        if (!challenge.right(account, code.channels())) {
            return Settlement.TOO_LATE;
        }
        account.store(account.codeOutcomes()
                .accepted(about(), new UsedCode(definition.now(), state.codes().issued(), "")));
        return Settlement.DONE;
    }

    private void proceed(PendingCode code) {
        if (definition.context().refreshUrl().isPresent()) {
            AcceptedCode.note(definition.context().login(), definition.context().user(), about(), code.issuedAt());
            // The login continues with the next request: until then this step is current, and the second form of a
            // double submit finds it.
            completed.note();
            definition.context().redirectBack(challenge::passed);
        } else {
            challenge.passed();
        }
    }

    @Override
    public boolean isCompleted() {
        return completed.isNoted();
    }

    @Override
    public boolean resume() {
        boolean isCompleted = completed.take();
        if (isCompleted) {
            challenge.passed();
        }
        return isCompleted;
    }

    @Override
    public void forgetCompletion() {
        completed.forget();
    }

    @Override
    public void during(Runnable verification) {
        definition.context().inFlight().during(verification);
    }

    @Override
    public Response page(CodeView view, PageMessage message) {
        return challenge.page(view, message);
    }

    @Override
    public void lockedOut() {
        events.write(CheckOutcome.LOCKED);
        challenge.lockedOut();
    }

    private void refused() {
        events.write(CheckOutcome.BLOCKED);
        challenge.refused();
    }

    private void noContact() {
        events.write(CheckOutcome.NO_CONTACT);
        challenge.noContact();
    }

    @Override
    public void cancelled() {
        challenge.cancelled();
    }

    private String about() {
        String purpose = challenge.rules().purpose().key();
        return challenge.about().isEmpty() ? purpose : purpose + ":" + challenge.about();
    }
}
