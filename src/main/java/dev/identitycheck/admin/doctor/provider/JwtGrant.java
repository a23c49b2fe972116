package dev.identitycheck.admin.doctor.provider;

import dev.identitycheck.admin.doctor.check.Check;
import dev.identitycheck.admin.doctor.check.ExaminedRealm;
import dev.identitycheck.admin.doctor.check.Finding;
import dev.identitycheck.admin.doctor.check.Finding.Severity;
import dev.identitycheck.flow.ProtectedProviders;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.keycloak.broker.jwtauthorizationgrant.JWTAuthorizationGrantConfig;
import org.keycloak.common.Profile;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderQuery;
import org.keycloak.models.IdentityProviderType;

/**
 * Reports providers whose assertions yield a token by the JWT authorization grant, which runs no flow, regardless of
 * who presents the assertion.
 */
final class JwtGrant implements Check {

    private static final String GRANTS_ONLY = "jwt-authorization-grant";

    @Override
    public Stream<Finding> examine(ExaminedRealm examined) {
        if (!Profile.isFeatureEnabled(Profile.Feature.JWT_AUTHORIZATION_GRANT)) {
            return Stream.empty();
        }
        return examined.session()
                .identityProviders()
                .getAllStream(IdentityProviderQuery.type(IdentityProviderType.JWT_AUTHORIZATION_GRANT))
                .filter(provider -> provider.isEnabled() && acceptsGrants(provider))
                // Providers whose step stops unknown identities are skipped: there the grant is refused for identities
                // that the owner has not confirmed.
                .filter(provider ->
                        !ProtectedProviders.refusesUnknown(examined.session(), examined.realm(), provider.getAlias()))
                .map(provider -> new Finding(
                        Severity.WARNING,
                        "jwt-authorization-grant",
                        provider.getAlias(),
                        "Clients get tokens for any linked identity of the provider by the JWT authorization"
                                + " grant, which runs no flow.",
                        "Have the step ask after the provider's logins, or switch the grant off at the"
                                + " provider or its clients."));
    }

    private static boolean acceptsGrants(IdentityProviderModel provider) {
        Map<String, String> config = Objects.requireNonNullElse(provider.getConfig(), Map.of());
        return GRANTS_ONLY.equals(provider.getProviderId())
                || Boolean.parseBoolean(config.get(JWTAuthorizationGrantConfig.JWT_AUTHORIZATION_GRANT_ENABLED));
    }
}
