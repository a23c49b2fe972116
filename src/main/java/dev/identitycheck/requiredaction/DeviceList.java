package dev.identitycheck.centre;

import dev.identitycheck.account.DeviceFile;
import dev.identitycheck.device.KnownDevice;
import dev.identitycheck.notice.PlainText;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The browsers that an account knows, as its owner sees them. */
record Devices(KeycloakSession session, RealmModel realm, Function<Instant, String> time) {

    private static final int LONGEST_LABEL = 80;

    /** The latest first. */
    List<Map<String, String>> of(UserModel user) {
        return DeviceFile.of(session, realm, user).stream()
                .flatMap(known -> known.devices().stream())
                .sorted(Comparator.comparing(KnownDevice::lastUsed).reversed())
                .map(device -> Map.of(
                        "id", device.id(),
                        "label", PlainText.of(device.label(), LONGEST_LABEL),
                        "since", time.apply(device.firstSeen()),
                        "lastUsed", time.apply(device.lastUsed())))
                .toList();
    }
}
