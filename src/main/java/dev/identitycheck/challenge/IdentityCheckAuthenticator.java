package dev.identitycheck.challenge;

import dev.identitycheck.settings.Settings;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.keycloak.authentication.AuthenticationFlowCallback;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The step {@code identity-check}: lets known identities through and has new ones confirmed. */
final class IdentityCheckAuthenticator implements AuthenticationFlowCallback {

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
        run(context, ChallengeStep::arrive);
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        Entry entry = Entry.of(context.getHttpRequest().getDecodedFormParameters());
        if (entry.action() == Entry.Action.VERIFY) {
            // Before anything else: a second click that comes now finds its form posted, and waits for this one's
            // answer.
            new InFlight(
                            session,
                            context.getAuthenticationSession(),
                            context.getExecution().getId())
                    .during(() -> run(context, step -> step.answer(entry)));
        } else {
            run(context, step -> step.answer(entry));
        }
    }

    private void run(AuthenticationFlowContext context, Consumer<ChallengeStep> task) {
        new Gate(session, clock)
                .run(
                        context,
                        Settings.parse(config(context)),
                        visit -> task.accept(new ChallengeStep(context, visit, sender)));
    }

    private static Map<String, String> config(AuthenticationFlowContext context) {
        AuthenticatorConfigModel config = context.getAuthenticatorConfig();
        return config == null ? Map.of() : Objects.requireNonNullElse(config.getConfig(), Map.of());
    }

    @Override
    public void onParentFlowSuccess(AuthenticationFlowContext context) {
        // What matters is looked at when the whole flow has succeeded.
    }

    @Override
    public void onTopFlowSuccess(AuthenticationFlowModel flow) {
        Passing.verify(session, flow);
    }

    // In a First Broker Login Flow there is none until the step is passed.
    @Override
    public boolean requiresUser() {
        return false;
    }

    // "Not configured" would make a required step count as passed (DefaultAuthenticationFlow, Keycloak 26.7).
    @Override
    public boolean configuredFor(KeycloakSession current, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    public void setRequiredActions(KeycloakSession current, RealmModel realm, UserModel user) {
        // There is nothing that a person could set up for this step.
    }

    @Override
    public void close() {
        // Holds nothing of its own.
    }
}
