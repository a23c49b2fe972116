package dev.identitycheck.support.setup;

import dev.identitycheck.centre.SecurityCentreFactory;
import dev.identitycheck.centre.VerifyPhoneFactory;
import java.util.List;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;

/** The required actions of this extension: Keycloak 26.7 registers none but its own with a realm. */
final class OwnActions {

    private static final List<String> IDS = List.of(VerifyPhoneFactory.ID, SecurityCentreFactory.ID);

    private final KeycloakSession session;
    private final RealmModel realm;

    OwnActions(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Registers those that are missing; one that somebody has switched off stays so. */
    void register(SetupReport report) {
        for (String id : IDS) {
            if (realm.getRequiredActionProviderByAlias(id) == null) {
                realm.addRequiredActionProvider(model(id));
                report.changed("register-action", id, "");
            }
        }
    }

    void remove(SetupReport report) {
        for (String id : IDS) {
            RequiredActionProviderModel action = realm.getRequiredActionProviderByAlias(id);
            if (action != null) {
                realm.removeRequiredActionProvider(action);
                report.changed("remove-action", id, "");
            }
        }
    }

    private RequiredActionProviderModel model(String id) {
        RequiredActionFactory factory = (RequiredActionFactory)
                session.getKeycloakSessionFactory().getProviderFactory(RequiredActionProvider.class, id);
        RequiredActionProviderModel model = new RequiredActionProviderModel();
        model.setAlias(id);
        model.setProviderId(id);
        model.setName(factory.getDisplayText());
        model.setEnabled(true);
        model.setDefaultAction(false);
        model.setPriority(last() + 1);
        return model;
    }

    private int last() {
        return realm.getRequiredActionProvidersStream()
                .mapToInt(RequiredActionProviderModel::getPriority)
                .max()
                .orElse(0);
    }
}
