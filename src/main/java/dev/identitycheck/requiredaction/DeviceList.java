package dev.identitycheck.requiredaction;

import dev.identitycheck.account.AccountDevices;
import dev.identitycheck.domain.device.KnownDevice;
import dev.identitycheck.domain.notice.SafeText;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Lists the known browsers of an account for the security centre. */
record DeviceList(KeycloakSession session, RealmModel realm, Function<Instant, String> time) {

    private static final int LONGEST_LABEL = 80;

    /** The account's browsers, the last used first. */
    List<Map<String, String>> of(UserModel user) {
        return AccountDevices.of(session, realm, user).stream()
                .flatMap(known -> known.all().stream())
                .sorted(Comparator.comparing(KnownDevice::lastUsed).reversed())
                .map(device -> Map.of(
                        "id", device.id(),
                        "label", SafeText.of(device.label(), LONGEST_LABEL),
                        "since", time.apply(device.firstSeen()),
                        "lastUsed", time.apply(device.lastUsed())))
                .toList();
    }
}
