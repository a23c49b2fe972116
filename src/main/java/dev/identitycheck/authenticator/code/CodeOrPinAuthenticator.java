package dev.identitycheck.authenticator.code;

import dev.identitycheck.authenticator.StatelessAuthenticator;
import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.domain.identity.CheckImpossibleException;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.CheckOutcome;
import dev.identitycheck.page.CodeForm;
import dev.identitycheck.page.RefusalPage;
import dev.identitycheck.settings.CodeOrPinSettings;
import dev.identitycheck.settings.ParsedSettings;
import dev.identitycheck.settings.RealmSettings;
import dev.identitycheck.settings.SmsLimits;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;

/** The authenticator {@code identity-check-code}: asks each time for a one-time code or for the PIN. */
final class CodeOrPinAuthenticator implements StatelessAuthenticator {

    private static final Logger LOG = Logger.getLogger(CodeOrPinAuthenticator.class);

    private final InstantSource clock;

    CodeOrPinAuthenticator(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        run(context, CodeOrPinStep::show);
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        CodeForm entry = CodeForm.of(context.getHttpRequest().getDecodedFormParameters());
        run(context, step -> step.submit(entry));
    }

    private void run(AuthenticationFlowContext context, Consumer<CodeOrPinStep> task) {
        RealmSettings realm = RealmSettings.of(context.getRealm());
        ParsedSettings.codeOrPin(context.getSession(), StatelessAuthenticator.config(context))
                .<Runnable>map(
                        settings -> () -> run(context, settings, realm, task),
                        invalid -> () -> undecided(context, "settings: " + invalid))
                .run();
    }

    private void run(
            AuthenticationFlowContext context,
            CodeOrPinSettings settings,
            RealmSettings realm,
            Consumer<CodeOrPinStep> task) {
        Optional<SmsLimits> limits = realm.smsLimits();
        if (realm.newContactDelay().isEmpty() || limits.isEmpty()) {
            undecided(context, "one of the realm's settings is out of range: " + realm.invalid());
            return;
        }
        try {
            task.accept(new CodeOrPinStep(context, settings, limits.get(), clock));
        } catch (CheckImpossibleException e) {
            undecided(context, Objects.requireNonNullElse(e.getMessage(), ""));
        }
    }

    private static void undecided(AuthenticationFlowContext context, String cause) {
        LOG.warnf(
                "identity-check event=refused realm=%s user=%s purpose=%s cause=\"%s\"",
                context.getRealm().getName(), context.getUser().getId(), Purpose.CODE.key(), cause);
        new CheckEvents(context.getEvent(), context.getUser(), Purpose.CODE).write(CheckOutcome.REFUSED);
        context.challenge(RefusalPage.refusedCode(
                context.getSession(), context::form, context.getUser(), RefusalPage.Reason.CANNOT_CHECK));
    }

    @Override
    public boolean requiresUser() {
        return true;
    }
}
