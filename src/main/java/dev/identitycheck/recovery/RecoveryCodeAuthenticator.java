package dev.identitycheck.recovery;

import dev.identitycheck.authenticator.StatelessAuthenticator;
import dev.identitycheck.page.CodeForm;
import dev.identitycheck.settings.RecoveryCodeSettings;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.KeycloakSession;

/** Asks for the code, of whoever it may be. */
final class RecoveryCodeAuthenticator implements RecoveryAuthenticator {

    private final KeycloakSession session;
    private final RecoveryCodeQueue post;
    private final Supplier<Instant> clock;

    RecoveryCodeAuthenticator(KeycloakSession session, RecoveryCodeQueue post, Supplier<Instant> clock) {
        this.session = session;
        this.post = post;
        this.clock = clock;
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        run(context, RecoveryCodeChallenge::arrive);
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        CodeForm entry = CodeForm.of(context.getHttpRequest().getDecodedFormParameters());
        run(context, visit -> visit.answer(entry));
    }

    private void run(AuthenticationFlowContext context, Consumer<RecoveryCodeChallenge> task) {
        RecoveryCodeSettings settings = RecoveryCodeSettings.parse(StatelessAuthenticator.config(context));
        Optional<RecoveryRequest> applicant = RecoveryRequest.of(context.getAuthenticationSession());
        if (!settings.invalid().isEmpty()) {
            RecoveryAuthenticator.refuse(context, "settings: " + settings.invalid());
        } else if (applicant.isEmpty()) {
            RecoveryAuthenticator.refuse(
                    context, "the step " + RecoveryIdentifyAuthenticatorFactory.ID + " has not been passed");
        } else {
            task.accept(new RecoveryCodeChallenge(session, context, settings, applicant.get(), post, clock));
        }
    }
}
