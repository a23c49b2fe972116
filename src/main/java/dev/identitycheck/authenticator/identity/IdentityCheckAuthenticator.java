package dev.identitycheck.authenticator.identity;

import dev.identitycheck.authenticator.StatelessAuthenticator;
import dev.identitycheck.challenge.CodeChallenge;
import dev.identitycheck.challenge.CodeSender;
import dev.identitycheck.challenge.VerificationInProgress;
import dev.identitycheck.page.CodeForm;
import dev.identitycheck.settings.Mode;
import dev.identitycheck.settings.ParsedSettings;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.keycloak.authentication.AuthenticationFlowCallback;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;

/** The authenticator {@code identity-check}: lets known identities pass and requires new ones to be confirmed. */
final class IdentityCheckAuthenticator implements AuthenticationFlowCallback, StatelessAuthenticator {

    private final KeycloakSession session;
    private final CodeSender sender;
    private final InstantSource clock;

    IdentityCheckAuthenticator(KeycloakSession session, CodeSender sender, InstantSource clock) {
        this.session = session;
        this.sender = sender;
        this.clock = clock;
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        run(context, check -> challenge(context, check).show());
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        CodeForm entry = CodeForm.of(context.getHttpRequest().getDecodedFormParameters());
        if (entry.action() == CodeForm.Action.VERIFY) {
            // The mark is set first: the second request of a double submit then waits for the result of this request.
            new VerificationInProgress(
                            session,
                            context.getAuthenticationSession(),
                            context.getExecution().getId())
                    .during(() -> run(context, check -> submit(context, check, entry)));
        } else {
            run(context, check -> submit(context, check, entry));
        }
    }

    private void submit(AuthenticationFlowContext context, IdentityCheck check, CodeForm entry) {
        CodeChallenge challenge = challenge(context, check);
        if (check.mode() == Mode.OBSERVE) {
            challenge.show();
        } else {
            challenge.submit(entry);
        }
    }

    private CodeChallenge challenge(AuthenticationFlowContext context, IdentityCheck check) {
        return IdentityChallengeHandler.challenge(context, check, sender);
    }

    private void run(AuthenticationFlowContext context, Consumer<IdentityCheck> task) {
        new IdentityPrecheck(session, clock)
                .run(context, ParsedSettings.identityCheck(session, StatelessAuthenticator.config(context)), task);
    }

    @Override
    public void onParentFlowSuccess(AuthenticationFlowContext context) {
        // The result is verified when the top-level flow has succeeded.
    }

    @Override
    public void onTopFlowSuccess(AuthenticationFlowModel flow) {
        FlowCompletion.verify(session, flow);
    }

    // In a First Broker Login Flow there is no user until the step is passed.
    @Override
    public boolean requiresUser() {
        return false;
    }
}
