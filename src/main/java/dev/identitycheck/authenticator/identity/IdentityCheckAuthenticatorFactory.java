package dev.identitycheck.authenticator.identity;

import dev.identitycheck.account.PhoneCredential;
import dev.identitycheck.authenticator.StatelessAuthenticatorFactory;
import dev.identitycheck.challenge.CodeSender;
import dev.identitycheck.delivery.DispatcherOptions;
import dev.identitycheck.delivery.FailedSendRefund;
import dev.identitycheck.delivery.MessageDispatcher;
import dev.identitycheck.domain.otp.CodeGenerator;
import dev.identitycheck.keycloak.ProviderIds;
import dev.identitycheck.keycloak.ServerClock;
import dev.identitycheck.keycloak.ServerSingletons;
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

/** Makes the authenticator {@code identity-check} and describes it to the admin console. */
public final class IdentityCheckAuthenticatorFactory
        implements AuthenticationFlowCallbackFactory, StatelessAuthenticatorFactory {

    private final SecureRandom random = new SecureRandom();
    private MessageDispatcher dispatcher = dispatcher(DispatcherOptions.DEFAULT);
    private CodeSender sender = sender(dispatcher);

    @Override
    public String getId() {
        return ProviderIds.IDENTITY_CHECK;
    }

    @Override
    public String getDisplayType() {
        return "Identity Check: confirm a new identity";
    }

    @Override
    public String getHelpText() {
        return "For a provider's Post Login Flow, a First Broker Login Flow, or after the X.509 step: an identity"
                + " that the"
                + " account's owner has not used before is confirmed with a one-time code sent to a contact already on"
                + " file.";
    }

    // The Account Console shows the credential types that a step of any flow declares.
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
        dispatcher = dispatcher(DispatcherOptions.from(config));
        sender = sender(dispatcher);
    }

    private static MessageDispatcher dispatcher(DispatcherOptions options) {
        return new MessageDispatcher(options, FailedSendRefund::takeBack, ServerClock::now);
    }

    private CodeSender sender(MessageDispatcher dispatcher) {
        return new CodeSender(dispatcher, new CodeGenerator(random));
    }

    @Override
    public Set<Class<? extends Provider>> dependsOn() {
        return MessageDispatcher.NEEDS;
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        ServerSingletons.add(factory, SecureRandom.class, random);
        ServerSingletons.add(factory, MessageDispatcher.class, dispatcher);
        ServerSingletons.add(factory, CodeSender.class, sender);
        dispatcher.watch();
    }

    @Override
    public void close() {
        ServerSingletons.remove(CodeSender.class, sender);
        ServerSingletons.remove(MessageDispatcher.class, dispatcher);
        dispatcher.close();
        ServerSingletons.remove(SecureRandom.class, random);
    }
}
