package dev.identitycheck.broker.guard;

import dev.identitycheck.flow.ProtectedProviders;
import dev.identitycheck.keycloak.BeforeCommit;
import dev.identitycheck.keycloak.ContextRealm;
import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderQuery;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Adds the guard mapper to each identity provider whose flows contain the step, however the step was added, or have
 * lost it.
 */
public final class GuardInstaller {

    private static final Logger LOG = Logger.getLogger(GuardInstaller.class);

    private GuardInstaller() {}

    /**
     * Adds missing guards just before the commit, after the transaction's other changes: these may replace a guard or
     * remove the step.
     */
    public static void installBeforeCommit(KeycloakSession session, RealmModel realm) {
        String id = realm.getId();
        BeforeCommit.run(session, () -> {
            RealmModel stored = session.realms().getRealm(id);
            if (stored != null && ProtectedProviders.anyIn(stored)) {
                ContextRealm.run(session, stored, () -> install(session, stored));
            }
        });
    }

    private static void install(KeycloakSession session, RealmModel realm) {
        List<IdentityProviderModel> unguarded = session.identityProviders()
                .getAllStream(IdentityProviderQuery.any())
                .filter(provider -> ProtectedProviders.holdsStep(realm, provider)
                        || ProtectedProviders.hasLostStep(session, realm, provider))
                .filter(provider -> GuardRequirement.isMissing(session, provider))
                .toList();
        for (IdentityProviderModel provider : unguarded) {
            session.identityProviders().createMapper(GuardRequirement.mapperFor(provider));
            LOG.infof("identity-check event=guard_added realm=%s provider=%s", realm.getName(), provider.getAlias());
        }
    }
}
