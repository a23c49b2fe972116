package dev.identitycheck.admin.setup;

import java.util.Map;
import java.util.Optional;
import org.keycloak.models.IdentityProviderModel;

/**
 * What a set-up remembers about a provider, in the provider's own configuration: so it goes where the provider goes,
 * in exports and imports, and ends with it. Flows are remembered by alias, which survives an import.
 */
public final class PreviousBindings {

    private static final String ISSUER = "identity-check.issuer";

    private final Map<String, String> config;

    private PreviousBindings(Map<String, String> config) {
        this.config = config;
    }

    /** The memory of a provider; what is written goes into the model's configuration. */
    public static PreviousBindings of(IdentityProviderModel provider) {
        return new PreviousBindings(provider.getConfig());
    }

    /** Whose assertions the provider took when it was set up. */
    public Optional<String> issuer() {
        return Optional.ofNullable(config.get(ISSUER));
    }

    void issuer(String issuer) {
        config.put(ISSUER, issuer);
    }

    /** The alias of the flow that stood there before; nothing if there was none. */
    Optional<String> former(FlowBinding binding) {
        return Optional.ofNullable(config.get(binding.formerKey()));
    }

    void former(FlowBinding binding, Optional<String> alias) {
        alias.ifPresentOrElse(flow -> config.put(binding.formerKey(), flow), () -> config.remove(binding.formerKey()));
    }

    /** Forgets everything. */
    void clear() {
        config.remove(ISSUER);
        for (FlowBinding binding : FlowBinding.values()) {
            config.remove(binding.formerKey());
        }
    }
}
