package dev.identitycheck.admin.doctor;

import dev.identitycheck.admin.doctor.Finding.Severity;
import dev.identitycheck.flow.ProtectedProviders;
import java.util.stream.Stream;
import org.keycloak.common.Profile;

/** Providers whose tokens can be exchanged, which runs no flow, whoever brings them. */
final class ExternalTokenExchange implements Check {

    @Override
    public Stream<Finding> look(ExaminedRealm patient) {
        if (!Profile.isFeatureEnabled(Profile.Feature.TOKEN_EXCHANGE)) {
            return Stream.empty();
        }
        return patient.providers().stream()
                .map(ExaminedProvider::alias)
                // There the exchange is refused to whoever the owner has not confirmed.
                .filter(alias -> !ProtectedProviders.refusesUnknown(patient.session(), patient.realm(), alias))
                .map(alias -> new Finding(
                        Severity.WARNING,
                        "external-token-exchange",
                        alias,
                        "The server's feature token-exchange lets clients bring any identity of the provider in without a flow.",
                        "Have the step ask after the provider's logins, or give no client the permission to exchange its"
                                + " tokens."));
    }
}
