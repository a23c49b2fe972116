package dev.identitycheck.admin.setup;

import dev.identitycheck.requiredaction.SecurityCentreActionFactory;
import dev.identitycheck.requiredaction.VerifyPhoneActionFactory;
import java.util.Map;
import java.util.TreeMap;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;

/** The required actions of this extension: Keycloak 26.7 registers none but its own with a realm. */
final class ExtensionRequiredActions {

    private static final Map<String, String> NAMES = new TreeMap<>(Map.of(
            VerifyPhoneActionFactory.ID, VerifyPhoneActionFactory.NAME,
            SecurityCentreActionFactory.ID, SecurityCentreActionFactory.NAME));

    private final RealmModel realm;

    ExtensionRequiredActions(RealmModel realm) {
        this.realm = realm;
    }

    /** Registers those that are missing; one that somebody has switched off stays so. */
    void register(SetupReport report) {
        NAMES.forEach((id, name) -> {
            if (realm.getRequiredActionProviderByAlias(id) == null) {
                realm.addRequiredActionProvider(model(id, name));
                report.changed("register-action", id, "");
            }
        });
    }

    void remove(SetupReport report) {
        for (String id : NAMES.keySet()) {
            RequiredActionProviderModel action = realm.getRequiredActionProviderByAlias(id);
            if (action != null) {
                realm.removeRequiredActionProvider(action);
                report.changed("remove-action", id, "");
            }
        }
    }

    private RequiredActionProviderModel model(String id, String name) {
        RequiredActionProviderModel model = new RequiredActionProviderModel();
        model.setAlias(id);
        model.setProviderId(id);
        model.setName(name);
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
