package dev.identitycheck.challenge;

import dev.identitycheck.code.CodeGenerator;
import dev.identitycheck.contact.PhoneCredential;
import dev.identitycheck.delivery.Courier;
import dev.identitycheck.delivery.CourierKeeper;
import dev.identitycheck.delivery.MessageOptions;
import dev.identitycheck.realm.ServerClock;
import dev.identitycheck.settings.Option;
import dev.identitycheck.settings.Settings;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import org.keycloak.Config;
import org.keycloak.authentication.AuthenticationFlowCallbackFactory;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.Provider;

/** Makes the step {@code identity-check} and describes it to the admin console. */
public final class IdentityCheckAuthenticatorFactory
        implements AuthenticationFlowCallbackFactory, FlowStepFactory, CourierKeeper {

    private Courier courier = courier(MessageOptions.DEFAULT);
    private CodeSender sender = sender(courier);

    @Override
    public String getId() {
        return Settings.STEP;
    }

    @Override
    public String getDisplayType() {
        return "Identity Check: confirm a new identity";
    }

    @Override
    public String getHelpText() {
        return "For a provider's Post Login Flow, a First Broker Login Flow, or after the X.509 step: an identity that the"
                + " account's owner has not used before is confirmed with a one-time code sent to a contact already on"
                + " file.";
    }

    // The Account Console shows credentials that a step in some flow says it can use.
    @Override
    public Set<String> getOptionalReferenceCategories(KeycloakSession session) {
        return Set.of(PhoneCredential.TYPE);
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.REQUIRED, Requirement.ALTERNATIVE, Requirement.DISABLED};
    }

    @Override
    public List<Option<?>> options() {
        return Settings.OPTIONS;
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new IdentityCheckAuthenticator(session, sender, ServerClock::now);
    }

    @Override
    public void init(Config.Scope config) {
        courier = courier(MessageOptions.from(config));
        sender = sender(courier);
    }

    private static Courier courier(MessageOptions options) {
        return new Courier(options, UnsentMessages::takeBack, ServerClock::now);
    }

    @Override
    public Courier courier() {
        return courier;
    }

    CodeSender sender() {
        return sender;
    }

    private static CodeSender sender(Courier courier) {
        return new CodeSender(courier, new CodeGenerator(new SecureRandom()));
    }

    @Override
    public Set<Class<? extends Provider>> dependsOn() {
        return Courier.NEEDS;
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        courier.watch();
    }

    @Override
    public void close() {
        courier.close();
    }
}
