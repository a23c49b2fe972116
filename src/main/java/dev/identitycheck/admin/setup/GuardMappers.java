package dev.identitycheck.admin.setup;

import dev.identitycheck.broker.guard.GuardRequirement;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;

/** The guard mappers of an identity provider. Mappers run in the order of their ids, and the guard must be the last. */
public final class GuardMappers {

    private final KeycloakSession session;
    private final IdentityProviderModel provider;

    public GuardMappers(KeycloakSession session, IdentityProviderModel provider) {
        this.session = session;
        this.provider = provider;
    }

    /** Whether another mapper runs after the guard, as happens after an import, which gives mappers random ids. */
    public boolean isOvertaken() {
        List<IdentityProviderMapperModel> mappers = mappers().toList();
        return mappers.stream().filter(GuardRequirement::isGuard).anyMatch(guard -> mappers.stream()
                .anyMatch(mapper ->
                        !GuardRequirement.isGuard(mapper) && mapper.getId().compareTo(guard.getId()) > 0));
    }

    /**
     * Ensures that the provider has exactly one guard, with the expected id and configuration, and returns whether
     * anything was changed.
     */
    boolean ensureGuard() {
        IdentityProviderMapperModel wanted = GuardRequirement.mapperFor(provider);
        List<IdentityProviderMapperModel> existing = guards().toList();
        if (existing.size() == 1 && isSame(existing.get(0), wanted)) {
            return false;
        }
        existing.stream()
                .filter(guard -> !guard.getId().equals(wanted.getId()))
                .forEach(session.identityProviders()::removeMapper);
        if (session.identityProviders().getMapperById(wanted.getId()) == null) {
            session.identityProviders().createMapper(wanted);
        } else {
            session.identityProviders().updateMapper(wanted);
        }
        return true;
    }

    /** Whether the provider has a guard. */
    boolean hasGuard() {
        return guards().findAny().isPresent();
    }

    /** Removes every guard and returns whether the provider had one. */
    boolean remove() {
        List<IdentityProviderMapperModel> existing = guards().toList();
        existing.forEach(session.identityProviders()::removeMapper);
        return !existing.isEmpty();
    }

    private static boolean isSame(IdentityProviderMapperModel guard, IdentityProviderMapperModel wanted) {
        return guard.getId().equals(wanted.getId()) && wanted.getConfig().equals(guard.getConfig());
    }

    private Stream<IdentityProviderMapperModel> guards() {
        return mappers().filter(GuardRequirement::isGuard);
    }

    private Stream<IdentityProviderMapperModel> mappers() {
        return session.identityProviders().getMappersByAliasStream(provider.getAlias());
    }
}
