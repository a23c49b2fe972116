package dev.identitycheck.recovery.inbound;

import java.util.Objects;
import java.util.Optional;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;

/**
 * Where what a gateway signs with is to be had: from the option {@code secret}, or from Keycloak's vault, for each realm its
 * own, under the name that {@code secret-vault} holds.
 *
 * @param option the secret itself; empty if it is not set
 * @param vault its name in the vault; empty if it is not there
 */
record InboundSmsSecret(String option, String vault) {

    static final InboundSmsSecret NONE = new InboundSmsSecret("", "");

    /** Without a secret there is nobody to be known by it. */
    static final InboundSmsProvider NOBODY = request -> Optional.empty();

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
