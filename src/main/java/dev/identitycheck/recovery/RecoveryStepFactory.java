package dev.identitycheck.recovery;

import dev.identitycheck.settings.ConsoleProperties;
import dev.identitycheck.settings.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** What the steps of a recovery have in common: each of them is required, and none is a credential. */
interface RecoveryStepFactory extends AuthenticatorFactory {

    /** What administrators can set. */
    List<Option<?>> options();

    // A category of its own would list the step as a credential; Keycloak's own feed its counter, which locks accounts.
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

    @Override
    default void init(Config.Scope config) {}

    @Override
    default void postInit(KeycloakSessionFactory factory) {}

    @Override
    default void close() {}
}
