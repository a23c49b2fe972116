package dev.identitycheck.admin.setup;

import dev.identitycheck.keycloak.ProviderIds;
import dev.identitycheck.requiredaction.SecurityCentreActionFactory;
import dev.identitycheck.requiredaction.VerifyPhoneActionFactory;
import java.util.Map;
import java.util.TreeMap;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;

/** The required actions of this extension. Keycloak 26.7 registers only its own required actions with a realm. */
final class ExtensionRequiredActions {

    private static final Map<String, String> NAMES = new TreeMap<>(Map.of(
            ProviderIds.VERIFY_PHONE, VerifyPhoneActionFactory.NAME,
            ProviderIds.SECURITY_CENTRE, SecurityCentreActionFactory.NAME));

    private final RealmModel realm;

    ExtensionRequiredActions(RealmModel realm) {
        this.realm = realm;
    }

    /** Registers the missing required actions; a disabled required action stays disabled. */
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
        model.setPriority(maxPriority() + 1);
        return model;
    }

    private int maxPriority() {
        return realm.getRequiredActionProvidersStream()
                .mapToInt(RequiredActionProviderModel::getPriority)
                .max()
                .orElse(0);
    }
}
