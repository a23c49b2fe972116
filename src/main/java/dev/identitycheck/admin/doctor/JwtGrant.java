package dev.identitycheck.admin.doctor;

import dev.identitycheck.admin.doctor.Finding.Severity;
import dev.identitycheck.flow.ProtectedProviders;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.keycloak.broker.jwtauthorizationgrant.JWTAuthorizationGrantConfig;
import org.keycloak.common.Profile;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderQuery;
import org.keycloak.models.IdentityProviderType;

/** Providers whose assertions are worth a token by the JWT authorization grant, which runs no flow, whoever brings them. */
final class JwtGrant implements Check {

    private static final String GRANTS_ONLY = "jwt-authorization-grant";

    @Override
    public Stream<Finding> look(ExaminedRealm patient) {
        if (!Profile.isFeatureEnabled(Profile.Feature.JWT_AUTHORIZATION_GRANT)) {
            return Stream.empty();
        }
        return patient.session()
                .identityProviders()
                .getAllStream(IdentityProviderQuery.type(IdentityProviderType.JWT_AUTHORIZATION_GRANT))
                .filter(provider -> provider.isEnabled() && takesGrants(provider))
                // There the grant is refused to whoever the owner has not confirmed.
                .filter(provider ->
                        !ProtectedProviders.refusesUnknown(patient.session(), patient.realm(), provider.getAlias()))
                .map(
                        provider -> new Finding(
                                Severity.WARNING,
                                "jwt-authorization-grant",
                                provider.getAlias(),
                                "Clients get tokens for any linked identity of the provider by the JWT authorization grant, which runs no flow.",
                                "Have the step ask after the provider's logins, or switch the grant off at the provider or its clients."));
    }

    private static boolean takesGrants(IdentityProviderModel provider) {
        Map<String, String> config = Objects.requireNonNullElse(provider.getConfig(), Map.of());
        return GRANTS_ONLY.equals(provider.getProviderId())
                || Boolean.parseBoolean(config.get(JWTAuthorizationGrantConfig.JWT_AUTHORIZATION_GRANT_ENABLED));
    }
}
