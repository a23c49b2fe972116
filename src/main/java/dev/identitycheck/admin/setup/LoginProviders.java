package dev.identitycheck.admin.setup;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderQuery;
import org.keycloak.models.KeycloakSession;

/** The identity providers of the session's realm that users sign in with. */
public final class LoginProviders {

    // The configuration keys under which the types of provider store the issuer of their assertions.
    private static final List<String> ISSUERS =
            List.of(IdentityProviderModel.ISSUER, "idpEntityId", "authorizationUrl", "singleSignOnServiceUrl");

    private LoginProviders() {}

    /** The providers that users sign in with, ordered by alias. */
    public static List<IdentityProviderModel> all(KeycloakSession session) {
        return session.identityProviders()
                .getAllStream(IdentityProviderQuery.userAuthentication())
                .sorted(Comparator.comparing(IdentityProviderModel::getAlias))
                .toList();
    }

    /** The enabled providers that users sign in with, ordered by alias. */
    public static List<IdentityProviderModel> enabled(KeycloakSession session) {
        return all(session).stream().filter(IdentityProviderModel::isEnabled).toList();
    }

    /** The issuer whose assertions a provider accepts; empty for providers that are bound to one service. */
    public static Optional<String> issuer(IdentityProviderModel provider) {
        Map<String, String> config = Objects.requireNonNullElse(provider.getConfig(), Map.of());
        return ISSUERS.stream()
                .flatMap(key -> Stream.ofNullable(config.get(key)))
                .filter(value -> !value.isBlank())
                .findFirst();
    }
}
