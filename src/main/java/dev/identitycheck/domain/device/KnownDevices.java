package dev.identitycheck.domain.device;

import dev.identitycheck.domain.identity.SaltedDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The browsers that one account knows.
 *
 * @param salt random, for this list alone
 * @param devices at most {@link #LIMIT}
 */
public record KnownDevices(String salt, List<KnownDevice> devices) {

    /** The largest number of browsers that one account knows. */
    public static final int LIMIT = 20;

    /** How long an unused browser stays known: as long as it keeps its cookie. */
    public static final Duration KEPT = Duration.ofDays(365);

    public KnownDevices {
        devices = List.copyOf(devices);
        if (salt.isEmpty()) {
            throw new IllegalArgumentException("a list of devices has a salt");
        }
    }

    /**
     * A known browser and the token that identifies it.
     *
     * @param device the browser
     * @param token its token
     */
    public record Found(KnownDevice device, DeviceToken token) {}

    /** The browser with one of these tokens. */
    public Optional<Found> find(DeviceTokens tokens) {
        return tokens.tokens().stream()
                .flatMap(token -> devices.stream()
                        .filter(d -> d.digest().equals(digest(token)))
                        .map(d -> new Found(d, token)))
                .findFirst();
    }

    /**
     * Makes a browser known that passed a check, or updates it if it is known already. Browsers unused for a year are
     * removed, and of too many the one unused for longest.
     */
    public KnownDevices with(
            DeviceToken token, String newId, Optional<NetworkPrefix> network, String label, Instant now) {
        String digest = digest(token);
        KnownDevice device = devices.stream()
                .filter(d -> d.digest().equals(digest))
                .findFirst()
                .orElseGet(() -> new KnownDevice(newId, digest, now, now, List.of(), label))
                .checked(network.map(n -> n.keyedHash(token)).stream(), label, now);
        Stream<KnownDevice> others = devices.stream()
                .filter(d -> !d.digest().equals(digest))
                .filter(d -> isKept(d, now))
                .sorted(Comparator.comparing(KnownDevice::lastUsed).reversed())
                .limit(LIMIT - 1L);
        return new KnownDevices(salt, Stream.concat(Stream.of(device), others).toList());
    }

    /** Records that a browser was used, and removes browsers unused for a year. */
    public KnownDevices withUsed(KnownDevice device, Instant now) {
        return new KnownDevices(
                salt,
                devices.stream()
                        .map(d -> d.equals(device) ? d.used(now) : d)
                        .filter(d -> isKept(d, now))
                        .toList());
    }

    private static boolean isKept(KnownDevice device, Instant now) {
        return now.isBefore(device.lastUsed().plus(KEPT));
    }

    /** Removes the browser with this id. */
    public KnownDevices without(String id) {
        return new KnownDevices(
                salt, devices.stream().filter(d -> !d.id().equals(id)).toList());
    }

    /** The browsers that a later state of this list lacks. */
    public List<KnownDevice> lostIn(KnownDevices later) {
        return devices.stream().filter(d -> later.entry(d.id()).isEmpty()).toList();
    }

    /** The browser with this id. */
    public Optional<KnownDevice> entry(String id) {
        return devices.stream().filter(d -> d.id().equals(id)).findFirst();
    }

    private String digest(DeviceToken token) {
        return new SaltedDigest(salt).add(token.secret()).text();
    }
}
