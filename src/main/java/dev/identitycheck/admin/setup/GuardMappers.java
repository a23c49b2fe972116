package dev.identitycheck.admin.setup;

import dev.identitycheck.broker.guard.GuardRequirement;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;

/** The guards among a provider's mappers. Mappers run in the order of their ids, and the guard is to be the last. */
public final class GuardMappers {

    private final KeycloakSession session;
    private final IdentityProviderModel provider;

    public GuardMappers(KeycloakSession session, IdentityProviderModel provider) {
        this.session = session;
        this.provider = provider;
    }

    /** Whether another mapper comes after the guard, as after an import, which gives mappers ids by chance. */
    public boolean isOvertaken() {
        List<IdentityProviderMapperModel> all = mappers().toList();
        return all.stream().filter(GuardRequirement::isGuard).anyMatch(guard -> all.stream()
                .anyMatch(mapper ->
                        !GuardRequirement.isGuard(mapper) && mapper.getId().compareTo(guard.getId()) > 0));
    }

    /** Sees that there is one guard, as it should be; whether anything was changed. */
    boolean complete() {
        IdentityProviderMapperModel wanted = GuardRequirement.mapperFor(provider);
        List<IdentityProviderMapperModel> there = guards().toList();
        if (there.size() == 1 && isSame(there.get(0), wanted)) {
            return false;
        }
        there.stream()
                .filter(guard -> !guard.getId().equals(wanted.getId()))
                .forEach(session.identityProviders()::removeMapper);
        if (session.identityProviders().getMapperById(wanted.getId()) == null) {
            session.identityProviders().createMapper(wanted);
        } else {
            session.identityProviders().updateMapper(wanted);
        }
        return true;
    }

    /** Removes every guard; whether there was one. */
    boolean remove() {
        List<IdentityProviderMapperModel> there = guards().toList();
        there.forEach(session.identityProviders()::removeMapper);
        return !there.isEmpty();
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
