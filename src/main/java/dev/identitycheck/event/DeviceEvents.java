package dev.identitycheck.event;

import dev.identitycheck.device.KnownDevice;
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
            KeycloakSession session, RealmModel realm, String userId, Outcome outcome, KnownDevice device) {
        NoticeEvents.send(NoticeEvents.ofRequest(session, realm), userId, outcome, Map.of(DEVICE, device.id()));
    }
}
