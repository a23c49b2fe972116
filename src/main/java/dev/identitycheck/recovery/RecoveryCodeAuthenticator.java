package dev.identitycheck.recovery;

import dev.identitycheck.authenticator.StatelessAuthenticator;
import dev.identitycheck.domain.otp.CodeGenerator;
import dev.identitycheck.keycloak.ProviderIds;
import dev.identitycheck.page.CodeForm;
import dev.identitycheck.settings.RecoveryCodeSettings;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.KeycloakSession;

/** The authenticator that asks for the recovery code, before any account is known. */
final class RecoveryCodeAuthenticator implements RecoveryAuthenticator {

    private final KeycloakSession session;
    private final CodeGenerator generator;
    private final RecoveryCodeQueue queue;
    private final InstantSource clock;

    RecoveryCodeAuthenticator(
            KeycloakSession session, CodeGenerator generator, RecoveryCodeQueue queue, InstantSource clock) {
        this.session = session;
        this.generator = generator;
        this.queue = queue;
        this.clock = clock;
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        run(context, RecoveryCodeChallenge::show);
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        CodeForm entry = CodeForm.of(context.getHttpRequest().getDecodedFormParameters());
        run(context, challenge -> challenge.submit(entry));
    }

    private void run(AuthenticationFlowContext context, Consumer<RecoveryCodeChallenge> task) {
        RecoveryCodeSettings settings = RecoveryCodeSettings.parse(StatelessAuthenticator.config(context));
        Optional<RecoveryRequest> request = RecoveryRequest.of(context.getAuthenticationSession());
        if (!settings.invalid().isEmpty()) {
            RecoveryAuthenticator.refuse(context, "settings: " + settings.invalid());
        } else if (request.isEmpty()) {
            RecoveryAuthenticator.refuse(context, "the step " + ProviderIds.RECOVERY_IDENTIFY + " has not been passed");
        } else {
            task.accept(new RecoveryCodeChallenge(session, context, settings, request.get(), generator, queue, clock));
        }
    }
}
