package dev.identitycheck.recovery;

import dev.identitycheck.challenge.Entry;
import dev.identitycheck.challenge.FlowStep;
import dev.identitycheck.settings.RecoverySettings;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.KeycloakSession;

/** Asks for the code, of whoever it may be. */
final class CodeStep implements RecoveryStep {

    private final KeycloakSession session;
    private final RecoveryPost post;
    private final Supplier<Instant> clock;

    CodeStep(KeycloakSession session, RecoveryPost post, Supplier<Instant> clock) {
        this.session = session;
        this.post = post;
        this.clock = clock;
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        run(context, RecoveryVisit::arrive);
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        Entry entry = Entry.of(context.getHttpRequest().getDecodedFormParameters());
        run(context, visit -> visit.answer(entry));
    }

    private void run(AuthenticationFlowContext context, Consumer<RecoveryVisit> task) {
        RecoverySettings settings = RecoverySettings.parse(FlowStep.config(context));
        Optional<Applicant> applicant = Applicant.of(context.getAuthenticationSession());
        if (!settings.invalid().isEmpty()) {
            RecoveryStep.refuse(context, "settings: " + settings.invalid());
        } else if (applicant.isEmpty()) {
            RecoveryStep.refuse(context, "the step " + IdentifyFactory.ID + " has not been passed");
        } else {
            task.accept(new RecoveryVisit(session, context, settings, applicant.get(), post, clock));
        }
    }
}
