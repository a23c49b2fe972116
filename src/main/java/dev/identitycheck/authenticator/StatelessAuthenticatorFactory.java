package dev.identitycheck.authenticator;

import dev.identitycheck.keycloak.SimpleProviderFactory;
import dev.identitycheck.settings.option.ConsoleProperties;
import dev.identitycheck.settings.option.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.provider.ProviderConfigProperty;

/** What the factories of steps have in common: a step is required or off unless it says otherwise, and is no credential. */
public interface StatelessAuthenticatorFactory extends AuthenticatorFactory, SimpleProviderFactory<Authenticator> {

    /** What administrators can set. */
    default List<Option<?>> options() {
        return List.of();
    }

    // "otp" or none would feed Keycloak's counter, which locks accounts; a credential's type would list the step as
    // one.
    @Override
    default @Nullable String getReferenceCategory() {
        return getId();
    }

    @Override
    default boolean isConfigurable() {
        return !options().isEmpty();
    }

    @Override
    default Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.REQUIRED, Requirement.DISABLED};
    }

    @Override
    default boolean isUserSetupAllowed() {
        return false;
    }

    @Override
    default List<ProviderConfigProperty> getConfigProperties() {
        return ConsoleProperties.of(options());
    }
}
