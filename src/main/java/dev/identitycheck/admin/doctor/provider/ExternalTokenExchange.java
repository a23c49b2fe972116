package dev.identitycheck.admin.doctor.provider;

import dev.identitycheck.admin.doctor.check.Check;
import dev.identitycheck.admin.doctor.check.ExaminedProvider;
import dev.identitycheck.admin.doctor.check.ExaminedRealm;
import dev.identitycheck.admin.doctor.check.Finding;
import dev.identitycheck.admin.doctor.check.Finding.Severity;
import dev.identitycheck.flow.ProtectedProviders;
import java.util.stream.Stream;
import org.keycloak.common.Profile;

/**
 * Reports providers whose tokens can be exchanged: a token exchange runs no flow, regardless of who presents the token.
 */
final class ExternalTokenExchange implements Check {

    @Override
    public Stream<Finding> examine(ExaminedRealm examined) {
        if (!Profile.isFeatureEnabled(Profile.Feature.TOKEN_EXCHANGE)) {
            return Stream.empty();
        }
        return examined.providers().stream()
                .map(ExaminedProvider::alias)
                // Providers whose step stops unknown identities are skipped: there the exchange is refused for
                // identities that the owner has not confirmed.
                .filter(alias -> !ProtectedProviders.refusesUnknown(examined.session(), examined.realm(), alias))
                .map(alias -> new Finding(
                        Severity.WARNING,
                        "external-token-exchange",
                        alias,
                        "The server's feature token-exchange lets clients bring any identity of the provider in"
                                + " without a flow.",
                        "Have the step ask after the provider's logins, or give no client the permission to exchange"
                                + " its"
                                + " tokens."));
    }
}
