package dev.identitycheck.keycloak;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.component.ComponentFactory;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;

/** The factory of the component that holds a {@link RealmRecord}. It puts back what others remove from the record. */
public final class RealmRecordProviderFactory implements ComponentFactory<RealmRecordProvider, RealmRecordProvider> {

    @Override
    public String getId() {
        return ProviderIds.IDENTITY_CHECK;
    }

    /** Keycloak 26.7 neither shows an internal component in its admin API nor lets it be changed there. */
    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public RealmRecordProvider create(KeycloakSession session, ComponentModel model) {
        return new RealmRecordProvider();
    }

    @Override
    public void onUpdate(KeycloakSession session, RealmModel realm, ComponentModel before, ComponentModel after) {
        RealmRecord.keepBeforeCommit(session, realm, before);
    }

    @Override
    public void preRemove(KeycloakSession session, RealmModel realm, ComponentModel removed) {
        RealmRecord.keepBeforeCommit(session, realm, removed);
    }

    @Override
    public String getHelpText() {
        return "What Identity Check keeps of the realm";
    }

    // Without properties an administrator's save of the component changes none of its values (Keycloak 26.7).
    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }

    @Override
    public void init(Config.Scope config) {
        // There is nothing to configure.
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // Nothing is needed of other factories.
    }

    @Override
    public void close() {
        // Holds no resources.
    }
}
