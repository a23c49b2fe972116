package dev.identitycheck.admin.setup;

import java.util.List;
import java.util.Optional;

/**
 * The options of a set-up.
 *
 * @param identityProviders the aliases of the providers; empty for every enabled provider that users sign in with
 * @param firstBrokerLogin whether the step also checks the first login with an identity
 * @param secondFactors whether Keycloak's own factors can confirm an identity
 * @param recovery whether forgotten passwords are recovered by number and code
 * @param securityCentre whether the security centre gets a client, with which people open it by a link
 */
public record SetupRequest(
        Optional<List<String>> identityProviders,
        boolean firstBrokerLogin,
        boolean secondFactors,
        boolean recovery,
        boolean securityCentre) {}
