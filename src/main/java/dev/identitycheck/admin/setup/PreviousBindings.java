package dev.identitycheck.admin.setup;

import java.util.Map;
import java.util.Optional;
import org.keycloak.models.IdentityProviderModel;

/**
 * The issuer and the former flows of an identity provider at its set-up, stored in the provider's own configuration.
 * Exports and imports of the provider include these values, and removing the provider removes them. Flows are stored by
 * alias, which survives an import.
 */
public final class PreviousBindings {

    private static final String ISSUER = "identity-check.issuer";

    private final Map<String, String> config;

    private PreviousBindings(Map<String, String> config) {
        this.config = config;
    }

    /** The stored values of a provider. Changes are written to the model's configuration. */
    public static PreviousBindings of(IdentityProviderModel provider) {
        return new PreviousBindings(provider.getConfig());
    }

    /** The issuer whose assertions the provider accepted when it was set up. */
    public Optional<String> issuer() {
        return Optional.ofNullable(config.get(ISSUER));
    }

    void issuer(String issuer) {
        config.put(ISSUER, issuer);
    }

    /** The alias of the flow that was bound before; empty if there was none. */
    Optional<String> former(FlowBinding binding) {
        return Optional.ofNullable(config.get(binding.formerKey()));
    }

    void former(FlowBinding binding, Optional<String> alias) {
        alias.ifPresentOrElse(flow -> config.put(binding.formerKey(), flow), () -> config.remove(binding.formerKey()));
    }

    /** Removes every stored value. */
    void clear() {
        config.remove(ISSUER);
        for (FlowBinding binding : FlowBinding.values()) {
            config.remove(binding.formerKey());
        }
    }
}
