package dev.identitycheck.event;

import dev.identitycheck.domain.device.KnownDevice;
import java.util.Map;
import org.keycloak.events.EventBuilder;
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

    /** Writes the event of a device that was seen at a login, when the login's request may be over. */
    public static void seen(KeycloakSession session, RealmModel realm, String userId, KnownDevice device) {
        AccountEvents.send(
                new EventBuilder(realm, session), userId, CheckOutcome.DEVICE_SEEN, Map.of(DEVICE, device.id()));
    }
}
