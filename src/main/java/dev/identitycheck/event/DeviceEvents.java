package dev.identitycheck.event;

import dev.identitycheck.domain.device.KnownDevice;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The events of browsers that an account comes to know, or knows no more. */
public final class DeviceEvents {

    /** The detail that names a browser by its id. */
    public static final String DEVICE = "identity_check_device";

    private DeviceEvents() {}

    /** Something became of a browser. */
    public static void write(
            KeycloakSession session, RealmModel realm, String userId, CheckOutcome outcome, KnownDevice device) {
        AccountEvents.send(AccountEvents.ofRequest(session, realm), userId, outcome, Map.of(DEVICE, device.id()));
    }
}
