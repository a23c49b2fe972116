package dev.identitycheck.authenticator.identity;

import dev.identitycheck.account.PhoneCredential;
import dev.identitycheck.authenticator.StatelessAuthenticatorFactory;
import dev.identitycheck.challenge.CodeSender;
import dev.identitycheck.challenge.CodeSenderHolder;
import dev.identitycheck.delivery.DispatcherOptions;
import dev.identitycheck.delivery.FailedSendRefund;
import dev.identitycheck.delivery.MessageDispatcher;
import dev.identitycheck.delivery.MessageDispatcherHolder;
import dev.identitycheck.domain.otp.CodeGenerator;
import dev.identitycheck.keycloak.ServerClock;
import dev.identitycheck.settings.IdentityCheckSettings;
import dev.identitycheck.settings.option.Option;
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
        implements AuthenticationFlowCallbackFactory,
                StatelessAuthenticatorFactory,
                MessageDispatcherHolder,
                CodeSenderHolder {

    private MessageDispatcher courier = courier(DispatcherOptions.DEFAULT);
    private CodeSender sender = sender(courier);

    @Override
    public String getId() {
        return IdentityCheckSettings.STEP;
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
        return IdentityCheckSettings.OPTIONS;
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new IdentityCheckAuthenticator(session, sender, ServerClock::now);
    }

    @Override
    public void init(Config.Scope config) {
        courier = courier(DispatcherOptions.from(config));
        sender = sender(courier);
    }

    private static MessageDispatcher courier(DispatcherOptions options) {
        return new MessageDispatcher(options, FailedSendRefund::takeBack, ServerClock::now);
    }

    @Override
    public MessageDispatcher courier() {
        return courier;
    }

    @Override
    public CodeSender sender() {
        return sender;
    }

    private static CodeSender sender(MessageDispatcher courier) {
        return new CodeSender(courier, new CodeGenerator(new SecureRandom()));
    }

    @Override
    public Set<Class<? extends Provider>> dependsOn() {
        return MessageDispatcher.NEEDS;
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
