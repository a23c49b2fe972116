package dev.identitycheck.recovery.inbound;

import java.util.Objects;
import java.util.Optional;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;

/**
 * The signing secret of a gateway, from the option {@code secret}, or from Keycloak's vault, with one secret per realm
 * under the name in {@code secret-vault}.
 *
 * @param option the secret; empty if the option is not set
 * @param vault the secret's name in the vault; empty if the vault is not used
 */
record InboundSmsSecret(String option, String vault) {

    static final InboundSmsSecret NONE = new InboundSmsSecret("", "");

    /** The provider without a secret, which rejects every request. */
    static final InboundSmsProvider REJECT_ALL = request -> Optional.empty();

    static InboundSmsSecret from(Config.Scope config) {
        return new InboundSmsSecret(
                Objects.requireNonNullElse(config.get("secret"), ""),
                Objects.requireNonNullElse(config.get("secret-vault"), ""));
    }

    Optional<String> of(KeycloakSession session) {
        if (vault.isEmpty()) {
            return Optional.of(option).filter(secret -> !secret.isEmpty());
        }
        try (var found = session.vault().getStringSecret("${vault." + vault + "}")) {
            return found.get();
        }
    }

    @Override
    public String toString() {
        return "InboundSmsSecret[***]";
    }
}
