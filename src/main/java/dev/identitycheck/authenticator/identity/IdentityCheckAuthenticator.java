package dev.identitycheck.authenticator.identity;

import dev.identitycheck.authenticator.StatelessAuthenticator;
import dev.identitycheck.challenge.CodeSender;
import dev.identitycheck.challenge.VerificationInProgress;
import dev.identitycheck.page.CodeForm;
import dev.identitycheck.settings.IdentityCheckSettings;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.keycloak.authentication.AuthenticationFlowCallback;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;

/** The step {@code identity-check}: lets known identities through and has new ones confirmed. */
final class IdentityCheckAuthenticator implements AuthenticationFlowCallback, StatelessAuthenticator {

    private final KeycloakSession session;
    private final CodeSender sender;
    private final Supplier<Instant> clock;

    IdentityCheckAuthenticator(KeycloakSession session, CodeSender sender, Supplier<Instant> clock) {
        this.session = session;
        this.sender = sender;
        this.clock = clock;
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        run(context, IdentityChallengeHandler::arrive);
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        CodeForm entry = CodeForm.of(context.getHttpRequest().getDecodedFormParameters());
        if (entry.action() == CodeForm.Action.VERIFY) {
            // Before anything else: a second click that comes now finds its form posted, and waits for this one's
            // answer.
            new VerificationInProgress(
                            session,
                            context.getAuthenticationSession(),
                            context.getExecution().getId())
                    .during(() -> run(context, step -> step.answer(entry)));
        } else {
            run(context, step -> step.answer(entry));
        }
    }

    private void run(AuthenticationFlowContext context, Consumer<IdentityChallengeHandler> task) {
        new IdentityPrecheck(session, clock)
                .run(
                        context,
                        IdentityCheckSettings.parse(StatelessAuthenticator.config(context)),
                        visit -> task.accept(new IdentityChallengeHandler(context, visit, sender)));
    }

    @Override
    public void onParentFlowSuccess(AuthenticationFlowContext context) {
        // What matters is looked at when the whole flow has succeeded.
    }

    @Override
    public void onTopFlowSuccess(AuthenticationFlowModel flow) {
        FlowCompletion.verify(session, flow);
    }

    // In a First Broker Login Flow there is none until the step is passed.
    @Override
    public boolean requiresUser() {
        return false;
    }
}
