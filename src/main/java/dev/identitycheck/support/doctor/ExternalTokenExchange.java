package dev.identitycheck.support.doctor;

import dev.identitycheck.support.doctor.Finding.Severity;
import java.util.stream.Stream;
import org.keycloak.common.Profile;

/** Identities that come by token exchange, which runs no flow. */
final class ExternalTokenExchange implements Check {

    @Override
    public Stream<Finding> look(Patient patient) {
        return Profile.isFeatureEnabled(Profile.Feature.TOKEN_EXCHANGE)
                ? Stream.of(new Finding(
                        Severity.WARNING,
                        "external-token-exchange",
                        "token-exchange",
                        "The server's feature token-exchange lets clients bring identities of providers in without a flow.",
                        "Start the server without it, or give no client the permission to exchange external tokens."))
                : Stream.empty();
    }
}
