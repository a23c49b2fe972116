package dev.identitycheck.challenge;

import dev.identitycheck.code.CodeGenerator;
import dev.identitycheck.contact.PhoneCredential;
import dev.identitycheck.delivery.Courier;
import dev.identitycheck.delivery.CourierKeeper;
import dev.identitycheck.delivery.MessageOptions;
import dev.identitycheck.delivery.sms.SmsGatewayProvider;
import dev.identitycheck.realm.ServerClock;
import dev.identitycheck.settings.ConsoleProperties;
import dev.identitycheck.settings.Settings;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.authentication.AuthenticationFlowCallbackFactory;
import org.keycloak.authentication.Authenticator;
import org.keycloak.connections.httpclient.HttpClientProvider;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.email.EmailSenderProvider;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderConfigProperty;

/** Makes the step {@code identity-check} and describes it to the admin console. */
public final class IdentityCheckAuthenticatorFactory implements AuthenticationFlowCallbackFactory, CourierKeeper {

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

    // A category of its own would list the step as a credential; "otp" would feed Keycloak's counter, which locks
    // accounts.
    @Override
    public @Nullable String getReferenceCategory() {
        return "identity-check";
    }

    // The Account Console shows credentials that a step in some flow says it can use.
    @Override
    public Set<String> getOptionalReferenceCategories(KeycloakSession session) {
        return Set.of(PhoneCredential.TYPE);
    }

    @Override
    public boolean isConfigurable() {
        return true;
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.REQUIRED, Requirement.ALTERNATIVE, Requirement.DISABLED};
    }

    @Override
    public boolean isUserSetupAllowed() {
        return false;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return ConsoleProperties.of(Settings.OPTIONS);
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

    // What messages need on their way is closed after this, so that they can finish.
    @Override
    public Set<Class<? extends Provider>> dependsOn() {
        return Set.of(
                EmailTemplateProvider.class,
                EmailSenderProvider.class,
                HttpClientProvider.class,
                JpaConnectionProvider.class,
                SingleUseObjectProvider.class,
                SmsGatewayProvider.class);
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
