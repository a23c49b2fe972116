package dev.identitycheck.domain.device;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides when an access is unfamiliar.
 *
 * @param maxAbsence how long a known browser may be unused; zero means without limit
 * @param watchesNetworks whether a known browser is unfamiliar in a network where it was not used before
 */
public record FamiliarityPolicy(Duration maxAbsence, boolean watchesNetworks) {

    public FamiliarityPolicy {
        if (maxAbsence.isNegative()) {
            throw new IllegalArgumentException("maxAbsence is not negative");
        }
    }

    /** Decides how familiar an access is. */
    public Familiarity judge(KnownDevices known, DeviceTokens sent, Optional<NetworkPrefix> network, Instant now) {
        Optional<KnownDevices.Found> found = known.find(sent);
        if (found.isEmpty()) {
            return Familiarity.NEW_DEVICE;
        }
        if (isAbsentTooLong(found.get().device(), now)) {
            return Familiarity.LONG_ABSENCE;
        }
        return watchesNetworks && !isUsedIn(network, found.get()) ? Familiarity.NEW_NETWORK : Familiarity.FAMILIAR;
    }

    private boolean isAbsentTooLong(KnownDevice device, Instant now) {
        return !maxAbsence.isZero() && device.lastUsed().plus(maxAbsence).isBefore(now);
    }

    private static boolean isUsedIn(Optional<NetworkPrefix> network, KnownDevices.Found found) {
        return network.filter(n -> found.device().networks().contains(n.keyedHash(found.token())))
                .isPresent();
    }
}
