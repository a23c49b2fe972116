package dev.identitycheck.recovery;

import dev.identitycheck.challenge.FlowStepFactory;
import dev.identitycheck.delivery.Courier;
import dev.identitycheck.delivery.MessageOptions;
import dev.identitycheck.realm.ServerClock;
import dev.identitycheck.settings.Option;
import dev.identitycheck.settings.RecoverySettings;
import java.util.List;
import java.util.Set;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.Provider;

/** Makes the step {@code identity-check-recovery-code}. */
public final class CodeStepFactory implements FlowStepFactory {

    /** The provider's id. */
    public static final String ID = "identity-check-recovery-code";

    private RecoveryPost post = new RecoveryPost(MessageOptions.DEFAULT, ServerClock::now);

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayType() {
        return "Identity Check: code for a new password";
    }

    @Override
    public String getHelpText() {
        return "Second step of a reset-credentials flow: asks for the code that was sent to the contact on file, if there is"
                + " one. Whoever enters it may go on, and signs in anew afterwards.";
    }

    @Override
    public List<Option<?>> options() {
        return RecoverySettings.OPTIONS;
    }

    /** What takes orders on this server. */
    RecoveryPost post() {
        return post;
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new CodeStep(session, post, ServerClock::now);
    }

    @Override
    public void init(Config.Scope config) {
        post = new RecoveryPost(MessageOptions.from(config), ServerClock::now);
    }

    @Override
    public Set<Class<? extends Provider>> dependsOn() {
        return Courier.NEEDS;
    }

    @Override
    public void close() {
        post.close();
    }
}
