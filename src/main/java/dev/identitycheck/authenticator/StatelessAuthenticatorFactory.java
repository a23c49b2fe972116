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

/** The base of authenticator factories: by default a step is required or disabled, and is no credential. */
public interface StatelessAuthenticatorFactory extends AuthenticatorFactory, SimpleProviderFactory<Authenticator> {

    /** Returns the options that administrators can set. */
    default List<Option<?>> options() {
        return List.of();
    }

    // With "otp" or null, failures would count in Keycloak's brute force detection, which locks accounts; with the type
    // of a credential, the step would be listed as that credential.
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
