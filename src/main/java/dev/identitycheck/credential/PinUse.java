package dev.identitycheck.credential;

import dev.identitycheck.flow.FlowExecution;
import dev.identitycheck.keycloak.ProviderIds;
import dev.identitycheck.settings.ChannelSetting;
import dev.identitycheck.settings.CodeOrPinSettings;
import java.util.Map;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Finds out whether any login of a realm can ask for a PIN. */
public final class PinUse {

    private PinUse() {}

    /** Whether a flow that something is bound to has an enabled step that takes PINs. */
    public static boolean isPossible(KeycloakSession session, RealmModel realm) {
        return realm.getAuthenticationFlowsStream()
                .filter(AuthenticationFlowModel::isTopLevel)
                .filter(flow -> FlowExecution.any(
                        realm, flow.getId(), step -> step.is(ProviderIds.CODE_OR_PIN) && takesPins(step.config(realm))))
                .anyMatch(flow -> KeycloakModelUtils.isFlowUsed(session, realm, flow));
    }

    private static boolean takesPins(Map<String, String> config) {
        return CodeOrPinSettings.parse(config) instanceof CodeOrPinSettings.Parsed.Valid valid
                && valid.settings().codes().channel() == ChannelSetting.PREFERRED;
    }
}
