package dev.identitycheck.broker.guard;

import dev.identitycheck.account.attribute.AccountAttributes;
import dev.identitycheck.keycloak.ProviderIds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.keycloak.broker.provider.IdentityProviderMapperSyncModeDelegate;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.IdentityProviderMapperSyncMode;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderSyncMode;
import org.keycloak.models.KeycloakSession;

/** Decides whether an identity provider needs the guard mapper or lacks it, and makes the mapper. */
public final class GuardRequirement {

    private static final String NAME = "Identity Check: guard";

    // Keycloak 26.7 runs mappers in the order of their ids and keeps an id that it is given. With this prefix the guard
    // runs after every other mapper, and so decides last about the claims. An id has at most 36 characters.
    private static final String ID_PREFIX = "zzzz";

    private GuardRequirement() {}

    /**
     * Whether a provider has no guard. Sync mode "import" needs a guard too: Keycloak 26.7 writes the login's e-mail
     * claim there while the browser tab still holds the note of an account made in it.
     */
    public static boolean isMissing(KeycloakSession session, IdentityProviderModel provider) {
        return mappers(session, provider).stream().noneMatch(GuardRequirement::isGuard);
    }

    /** Whether the provider or one of its mappers writes claims to the account at each login. */
    public static boolean isNeeded(KeycloakSession session, IdentityProviderModel provider) {
        return writesOnEachLogin(provider, mappers(session, provider));
    }

    /** A new guard mapper for a provider. */
    public static IdentityProviderMapperModel mapperFor(IdentityProviderModel provider) {
        IdentityProviderMapperModel mapper = new IdentityProviderMapperModel();
        mapper.setId(
                ID_PREFIX + Objects.requireNonNull(provider.getInternalId()).replace("-", ""));
        mapper.setName(NAME);
        mapper.setIdentityProviderAlias(provider.getAlias());
        mapper.setIdentityProviderMapper(ProviderIds.GUARD_MAPPER);
        mapper.setConfig(new HashMap<>(
                Map.of(IdentityProviderMapperModel.SYNC_MODE, IdentityProviderMapperSyncMode.FORCE.toString())));
        return mapper;
    }

    /** Whether a mapper is a guard. */
    public static boolean isGuard(IdentityProviderMapperModel mapper) {
        return ProviderIds.GUARD_MAPPER.equals(mapper.getIdentityProviderMapper());
    }

    private static List<IdentityProviderMapperModel> mappers(KeycloakSession session, IdentityProviderModel provider) {
        return session.identityProviders()
                .getMappersByAliasStream(provider.getAlias())
                .toList();
    }

    private static boolean writesOnEachLogin(
            IdentityProviderModel provider, List<IdentityProviderMapperModel> mappers) {
        return provider.getSyncMode() == IdentityProviderSyncMode.FORCE
                || mappers.stream()
                        .filter(mapper -> !isGuard(mapper))
                        .anyMatch(mapper -> writesOnEachLogin(provider, mapper));
    }

    private static boolean writesOnEachLogin(IdentityProviderModel provider, IdentityProviderMapperModel mapper) {
        return IdentityProviderMapperSyncModeDelegate.combineIdpAndMapperSyncMode(
                                provider.getSyncMode(), mapper.getSyncMode())
                        != IdentityProviderSyncMode.IMPORT
                || Objects.requireNonNullElse(mapper.getConfig(), Map.<String, String>of()).values().stream()
                        .anyMatch(value -> value != null && AccountAttributes.isOwn(value));
    }
}
