package dev.identitycheck.challenge;

import dev.identitycheck.account.AccountUnavailableException;
import dev.identitycheck.account.UnreadableAccountException;
import dev.identitycheck.attempts.Purpose;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.Outcome;
import dev.identitycheck.settings.CodeStepSettings;
import dev.identitycheck.settings.RealmSettings;
import dev.identitycheck.settings.SmsLimits;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;

/** The step {@code identity-check-code}: asks each time for a one-time code or for the PIN. */
final class CodeStepAuthenticator implements FlowStep {

    private static final Logger LOG = Logger.getLogger(CodeStepAuthenticator.class);

    private final Supplier<Instant> clock;

    CodeStepAuthenticator(Supplier<Instant> clock) {
        this.clock = clock;
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        run(context, CodeStep::arrive);
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        Entry entry = Entry.of(context.getHttpRequest().getDecodedFormParameters());
        run(context, step -> step.answer(entry));
    }

    private void run(AuthenticationFlowContext context, Consumer<CodeStep> task) {
        CodeStepSettings.Parsed parsed = CodeStepSettings.parse(FlowStep.config(context));
        RealmSettings realm = RealmSettings.of(context.getRealm());
        Optional<SmsLimits> limits = realm.smsLimits();
        if (parsed instanceof CodeStepSettings.Parsed.Invalid invalid) {
            undecided(context, "settings: " + invalid.settings());
        } else if (realm.newContactDelay().isEmpty() || limits.isEmpty()) {
            undecided(context, "one of the realm's settings is out of range: " + realm.invalid());
        } else if (parsed instanceof CodeStepSettings.Parsed.Valid valid) {
            try {
                task.accept(new CodeStep(context, valid.settings(), limits.get(), clock));
            } catch (UnreadableAccountException | AccountUnavailableException | CodeKeyMissingException e) {
                undecided(context, Objects.requireNonNullElse(e.getMessage(), ""));
            }
        }
    }

    private static void undecided(AuthenticationFlowContext context, String cause) {
        LOG.warnf(
                "identity-check event=refused realm=%s user=%s purpose=%s cause=\"%s\"",
                context.getRealm().getName(), context.getUser().getId(), Purpose.CODE.key(), cause);
        new CheckEvents(context.getEvent(), context.getUser(), Purpose.CODE).write(Outcome.REFUSED);
        context.challenge(ClosedPage.refusedCode(Host.of(context, context.getUser()), ClosedPage.Reason.CANNOT_CHECK));
    }

    @Override
    public boolean requiresUser() {
        return true;
    }
}
