package dev.identitycheck.support.doctor;

import dev.identitycheck.support.doctor.Finding.Severity;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.keycloak.broker.jwtauthorizationgrant.JWTAuthorizationGrantConfig;
import org.keycloak.common.Profile;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderQuery;
import org.keycloak.models.IdentityProviderType;

/** Providers whose assertions are worth a token by the JWT authorization grant, which runs no flow. */
final class JwtGrant implements Check {

    private static final String GRANTS_ONLY = "jwt-authorization-grant";

    @Override
    public Stream<Finding> look(Patient patient) {
        if (!Profile.isFeatureEnabled(Profile.Feature.JWT_AUTHORIZATION_GRANT)) {
            return Stream.empty();
        }
        return patient.session()
                .identityProviders()
                .getAllStream(IdentityProviderQuery.type(IdentityProviderType.JWT_AUTHORIZATION_GRANT))
                .filter(provider -> provider.isEnabled() && takesGrants(provider))
                .map(provider -> new Finding(
                        Severity.WARNING,
                        "jwt-authorization-grant",
                        provider.getAlias(),
                        "Clients get tokens for the provider's assertions by the JWT authorization grant, without a flow.",
                        "Switch the grant off at the provider, or at the clients that may use it."));
    }

    private static boolean takesGrants(IdentityProviderModel provider) {
        Map<String, String> config = Objects.requireNonNullElse(provider.getConfig(), Map.of());
        return GRANTS_ONLY.equals(provider.getProviderId())
                || Boolean.parseBoolean(config.get(JWTAuthorizationGrantConfig.JWT_AUTHORIZATION_GRANT_ENABLED));
    }
}
