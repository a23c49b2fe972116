package dev.identitycheck.domain.device;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When an access is unfamiliar.
 *
 * @param maxAbsence for how long a known browser may be away; zero means for ever
 * @param watchesNetworks whether a known browser is unfamiliar in a network where it has not been
 */
public record FamiliarityPolicy(Duration maxAbsence, boolean watchesNetworks) {

    public FamiliarityPolicy {
        if (maxAbsence.isNegative()) {
            throw new IllegalArgumentException("maxAbsence is not negative");
        }
    }

    /** Judges an access. */
    public Familiarity judge(KnownDevices known, DeviceTokens shown, Optional<NetworkPrefix> network, Instant now) {
        Optional<KnownDevices.Found> found = known.find(shown);
        if (found.isEmpty()) {
            return Familiarity.NEW_DEVICE;
        }
        if (isAway(found.get().device(), now)) {
            return Familiarity.LONG_ABSENCE;
        }
        return watchesNetworks && !hasBeenIn(network, found.get()) ? Familiarity.NEW_NETWORK : Familiarity.FAMILIAR;
    }

    private boolean isAway(KnownDevice device, Instant now) {
        return !maxAbsence.isZero() && device.lastUsed().plus(maxAbsence).isBefore(now);
    }

    private static boolean hasBeenIn(Optional<NetworkPrefix> network, KnownDevices.Found found) {
        return network.filter(n -> found.device().networks().contains(n.sealedWith(found.token())))
                .isPresent();
    }
}
