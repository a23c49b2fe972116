package dev.identitycheck.broker.guard;

import dev.identitycheck.account.attribute.AccountAttributes;
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

/** Whether a provider needs the guard, and how it gets one. */
public final class GuardRequirement {

    /** The mapper's provider id. */
    public static final String MAPPER = "identity-check-guard";

    private static final String NAME = "Identity Check: guard";

    // Keycloak 26.7 runs mappers in the order of their ids, and keeps an id that it is given: this one comes
    // after every other, so that the guard has the last word on what a login claims. 36 characters is the
    // longest an id may be.
    private static final String LAST = "zzzz";

    private GuardRequirement() {}

    /**
     * Whether a provider has none. In sync mode "import" too, Keycloak 26.7 writes the address that a login claims while the
     * browser tab remembers that an account was made there.
     */
    public static boolean isMissing(KeycloakSession session, IdentityProviderModel provider) {
        return mappers(session, provider).stream().noneMatch(GuardRequirement::isGuard);
    }

    /** Whether claims of a login are written on each login. */
    public static boolean isNeeded(KeycloakSession session, IdentityProviderModel provider) {
        return areWritten(provider, mappers(session, provider));
    }

    /** The mapper that guards a provider, to be added to it. */
    public static IdentityProviderMapperModel mapperFor(IdentityProviderModel provider) {
        IdentityProviderMapperModel mapper = new IdentityProviderMapperModel();
        mapper.setId(LAST + Objects.requireNonNull(provider.getInternalId()).replace("-", ""));
        mapper.setName(NAME);
        mapper.setIdentityProviderAlias(provider.getAlias());
        mapper.setIdentityProviderMapper(MAPPER);
        mapper.setConfig(new HashMap<>(
                Map.of(IdentityProviderMapperModel.SYNC_MODE, IdentityProviderMapperSyncMode.FORCE.toString())));
        return mapper;
    }

    /** Whether a mapper is the guard. */
    public static boolean isGuard(IdentityProviderMapperModel mapper) {
        return MAPPER.equals(mapper.getIdentityProviderMapper());
    }

    private static List<IdentityProviderMapperModel> mappers(KeycloakSession session, IdentityProviderModel provider) {
        return session.identityProviders()
                .getMappersByAliasStream(provider.getAlias())
                .toList();
    }

    private static boolean areWritten(IdentityProviderModel provider, List<IdentityProviderMapperModel> mappers) {
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
