package dev.identitycheck.event;

import dev.identitycheck.domain.device.KnownDevice;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Writes the events of devices that an account remembers or removes. */
public final class DeviceEvents {

    /** The detail that names a device by its id. */
    public static final String DEVICE = "identity_check_device";

    private DeviceEvents() {}

    /** Writes an event about a device. */
    public static void write(
            KeycloakSession session, RealmModel realm, String userId, CheckOutcome outcome, KnownDevice device) {
        AccountEvents.send(AccountEvents.ofRequest(session, realm), userId, outcome, Map.of(DEVICE, device.id()));
    }
}
