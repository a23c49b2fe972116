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
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.keycloak.authentication.AuthenticationFlowContext;

/** One request at the step that asks for a code or for the PIN, as the user chose. */
final class CodeOrPinStep {

    private static final String NOTE = "identity-check.way.";

    private final AuthenticationFlowContext context;
    private final ChallengeContext host;
    private final CodeOrPinSettings settings;
    private final SmsLimits limits;
    private final Supplier<Instant> clock;
    private final AvailableFactors means;

    CodeOrPinStep(
            AuthenticationFlowContext context, CodeOrPinSettings settings, SmsLimits limits, Supplier<Instant> clock) {
        this.context = context;
        this.host = ChallengeContext.of(context, context.getUser());
        this.settings = settings;
        this.limits = limits;
        this.clock = clock;
        this.means = AvailableFactors.of(host, settings, clock);
    }

    /** Somebody comes to the page, for the first time or again. */
    void arrive() {
        if (!means.any()) {
            without();
        } else if (asksForPin()) {
            pin().arrive();
        } else {
            code().arrive();
        }
    }

    /** Somebody pressed a button. */
    void answer(CodeForm entry) {
        if (!means.any()) {
            without();
            return;
        }
        switch (entry.action()) {
            case USE_PIN -> {
                choose(means.pin());
                arrive();
            }
            case USE_EMAIL, USE_SMS -> {
                choose(!means.code());
                code().answer(entry);
            }
            case VERIFY, RESEND, CANCEL, UNKNOWN -> {
                if (asksForPin()) {
                    answerPin(entry);
                } else {
                    code().answer(entry);
                }
            }
        }
    }

    private void answerPin(CodeForm entry) {
        switch (entry.action()) {
            case VERIFY -> pin().verify(entry);
            case CANCEL -> {
                new CheckEvents(host.event(), host.user(), Purpose.PIN).write(CheckOutcome.CANCELLED);
                context.cancelLogin();
            }
            default -> pin().again(new PageMessage.Problem("identityCheckUnknownAction", List.of()));
        }
    }

    private boolean asksForPin() {
        String chosen = host.login().getAuthNote(NOTE + host.place());
        return means.asksForPin(chosen == null ? means.prefersPin() : chosen.equals(Purpose.PIN.key()));
    }

    private void choose(boolean pin) {
        host.login().setAuthNote(NOTE + host.place(), (pin ? Purpose.PIN : Purpose.CODE).key());
    }

    private CodeChallenge code() {
        ChallengePolicy rules = new ChallengePolicy(Purpose.CODE, settings.codes(), settings.codeAttempts(), limits);
        return new CodeChallenge(host, new CodeOrPinHandler(context, host, rules, settings, means, clock), clock);
    }

    private PinChallenge pin() {
        ChallengePolicy rules = new ChallengePolicy(Purpose.PIN, settings.codes(), settings.pinAttempts(), limits);
        return new PinChallenge(host, new CodeOrPinHandler(context, host, rules, settings, means, clock), clock);
    }

    // Whoever changes or takes away the owner's contact shall not make the owner a person without one.
    private void without() {
        CheckEvents events = new CheckEvents(host.event(), host.user(), Purpose.CODE);
        if (settings.letInWithoutContact() && means.neverHadContact()) {
            events.write(CheckOutcome.NO_CONTACT);
            context.success();
            return;
        }
        events.write(means.hasNewContact() ? CheckOutcome.NEW_CONTACT : CheckOutcome.NO_CONTACT);
        context.challenge(RefusalPage.refusedCode(
                host.forms(),
                host.user(),
                means.hasNewContact() ? RefusalPage.Reason.NEW_CONTACT : RefusalPage.Reason.NO_CONTACT));
    }
}
