package dev.identitycheck.challenge;

import dev.identitycheck.attempts.Purpose;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.Outcome;
import dev.identitycheck.settings.CodeStepSettings;
import dev.identitycheck.settings.SmsLimits;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.keycloak.authentication.AuthenticationFlowContext;

/** One request at the step that asks for a code or for the PIN, as the user chose. */
final class CodeStep {

    private static final String NOTE = "identity-check.way.";

    private final AuthenticationFlowContext context;
    private final Host host;
    private final CodeStepSettings settings;
    private final SmsLimits limits;
    private final Supplier<Instant> clock;
    private final Means means;

    CodeStep(AuthenticationFlowContext context, CodeStepSettings settings, SmsLimits limits, Supplier<Instant> clock) {
        this.context = context;
        this.host = Host.of(context, context.getUser());
        this.settings = settings;
        this.limits = limits;
        this.clock = clock;
        this.means = Means.of(host, settings, clock);
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
    void answer(Entry entry) {
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

    private void answerPin(Entry entry) {
        switch (entry.action()) {
            case VERIFY -> pin().verify(entry);
            case CANCEL -> {
                new CheckEvents(host.event(), host.user(), Purpose.PIN).write(Outcome.CANCELLED);
                context.cancelLogin();
            }
            default -> pin().again(new Say.Problem("identityCheckUnknownAction", List.of()));
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
        Rules rules = new Rules(Purpose.CODE, settings.codes(), settings.codeAttempts(), limits);
        return new CodeChallenge(host, new StepQuestion(context, host, rules, settings, means, clock), clock);
    }

    private PinChallenge pin() {
        Rules rules = new Rules(Purpose.PIN, settings.codes(), settings.pinAttempts(), limits);
        return new PinChallenge(host, new StepQuestion(context, host, rules, settings, means, clock), clock);
    }

    // Whoever changes or takes away the owner's contact shall not make the owner a person without one.
    private void without() {
        CheckEvents events = new CheckEvents(host.event(), host.user(), Purpose.CODE);
        if (settings.letInWithoutContact() && means.neverHadContact()) {
            events.write(Outcome.NO_CONTACT);
            context.success();
            return;
        }
        events.write(means.hasNewContact() ? Outcome.NEW_CONTACT : Outcome.NO_CONTACT);
        context.challenge(ClosedPage.refusedCode(
                host, means.hasNewContact() ? ClosedPage.Reason.NEW_CONTACT : ClosedPage.Reason.NO_CONTACT));
    }
}
