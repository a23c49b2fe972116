package dev.identitycheck.authenticator.code;

import dev.identitycheck.challenge.ChallengeContext;
import dev.identitycheck.challenge.ChallengePolicy;
import dev.identitycheck.challenge.CodeChallenge;
import dev.identitycheck.challenge.PinChallenge;
import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.CheckOutcome;
import dev.identitycheck.page.CodeForm;
import dev.identitycheck.page.PageMessage;
import dev.identitycheck.page.RefusalPage;
import dev.identitycheck.settings.CodeOrPinSettings;
import dev.identitycheck.settings.SmsLimits;
import java.time.InstantSource;
import java.util.List;
import org.keycloak.authentication.AuthenticationFlowContext;

/** Handles one request at the step that asks for a code or for the PIN, as the user chose. */
final class CodeOrPinStep {

    private static final String NOTE = "identity-check.way.";

    private final AuthenticationFlowContext context;
    private final ChallengeContext challengeContext;
    private final CodeOrPinSettings settings;
    private final SmsLimits limits;
    private final InstantSource clock;
    private final AvailableFactors factors;

    CodeOrPinStep(
            AuthenticationFlowContext context, CodeOrPinSettings settings, SmsLimits limits, InstantSource clock) {
        this.context = context;
        this.challengeContext = ChallengeContext.of(context, context.getUser());
        this.settings = settings;
        this.limits = limits;
        this.clock = clock;
        this.factors = AvailableFactors.of(challengeContext, settings, clock);
    }

    /** Shows the page, for the first time or again. */
    void show() {
        if (!factors.any()) {
            withoutFactor();
        } else if (asksForPin() && !factors.code().refused()) {
            pin().show();
        } else {
            code().show();
        }
    }

    /** Acts on a form that was submitted. */
    void submit(CodeForm entry) {
        if (!factors.any()) {
            withoutFactor();
            return;
        }
        if (factors.code().refused()) {
            code().show();
            return;
        }
        switch (entry.action()) {
            case USE_PIN -> {
                choose(factors.pin().isAvailable());
                show();
            }
            case USE_EMAIL, USE_SMS -> {
                boolean isBackToCode =
                        asksForPin() && clock.instant().isBefore(factors.code().nextMessageAt());
                choose(!factors.code().isAvailable());
                if (isBackToCode) {
                    code().show();
                } else {
                    code().submit(entry);
                }
            }
            case VERIFY, RESEND, CANCEL, UNKNOWN -> {
                if (asksForPin()) {
                    submitPin(entry);
                } else {
                    code().submit(entry);
                }
            }
        }
    }

    private void submitPin(CodeForm entry) {
        switch (entry.action()) {
            case VERIFY -> pin().verify(entry);
            case CANCEL -> {
                new CheckEvents(challengeContext.event(), challengeContext.user(), Purpose.PIN)
                        .write(CheckOutcome.CANCELLED);
                context.cancelLogin();
            }
            default -> pin().redisplay(new PageMessage.Problem("identityCheckUnknownAction", List.of()));
        }
    }

    private boolean asksForPin() {
        String chosen = challengeContext.login().getAuthNote(NOTE + challengeContext.executionId());
        return factors.asksForPin(chosen == null ? factors.pin().preferred() : chosen.equals(Purpose.PIN.key()));
    }

    private void choose(boolean pin) {
        challengeContext
                .login()
                .setAuthNote(NOTE + challengeContext.executionId(), (pin ? Purpose.PIN : Purpose.CODE).key());
    }

    private CodeChallenge code() {
        ChallengePolicy rules = new ChallengePolicy(Purpose.CODE, settings.codes(), settings.codeAttempts(), limits);
        return CodeChallenge.of(
                challengeContext,
                new CodeOrPinHandler(context, challengeContext, rules, settings, factors, clock),
                clock);
    }

    private PinChallenge pin() {
        ChallengePolicy rules = new ChallengePolicy(Purpose.PIN, settings.codes(), settings.pinAttempts(), limits);
        return new PinChallenge(
                challengeContext,
                new CodeOrPinHandler(context, challengeContext, rules, settings, factors, clock),
                clock);
    }

    // A user whose contact was changed or removed by somebody else must not count as a user who never had a contact.
    private void withoutFactor() {
        CheckEvents events = new CheckEvents(challengeContext.event(), challengeContext.user(), Purpose.CODE);
        AvailableFactors.MissingContact missing = factors.code().missing();
        if (settings.letInWithoutContact() && missing == AvailableFactors.MissingContact.NEVER_HAD_ANY) {
            events.write(CheckOutcome.NO_CONTACT);
            context.success();
            return;
        }
        boolean isNew = missing == AvailableFactors.MissingContact.ALL_TOO_NEW;
        events.write(isNew ? CheckOutcome.NEW_CONTACT : CheckOutcome.NO_CONTACT);
        context.challenge(RefusalPage.refusedCode(
                context.getSession(),
                challengeContext::form,
                challengeContext.user(),
                isNew ? RefusalPage.Reason.NEW_CONTACT : RefusalPage.Reason.NO_CONTACT));
    }
}
