package dev.identitycheck.admin.setup;

import java.util.List;
import java.util.Optional;

/**
 * What to set up.
 *
 * @param identityProviders aliases; without, every enabled provider that people sign in with
 * @param firstBrokerLogin whether the first login with an identity shall be checked by the step too
 * @param secondFactors whether Keycloak's own factors shall be able to confirm an identity
 * @param recovery whether forgotten passwords shall be recovered by number and code
 */
public record SetupRequest(
        Optional<List<String>> identityProviders, boolean firstBrokerLogin, boolean secondFactors, boolean recovery) {}
