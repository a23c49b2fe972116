package dev.identitycheck.domain.device;

import dev.identitycheck.domain.identity.SaltedDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The browsers that one account knows: those in which its owner passed a check, and those that were seen at a login in
 * which nothing was asked. The latter are kept apart: their owner was told of them, and nothing makes them familiar
 * but a check.
 *
 * @param salt random, for this list alone
 * @param devices those in which a check was passed, at most {@link #LIMIT}
 * @param seen those that were seen, at most {@link #LIMIT}; with the id of one of the others where that one was seen in
 *     further networks
 */
public record KnownDevices(String salt, List<KnownDevice> devices, List<KnownDevice> seen) {

    /** The largest number of browsers in each of the two lists. */
    public static final int LIMIT = 20;

    /** How long an unused browser stays known: as long as it keeps its cookie. */
    public static final Duration KEPT = Duration.ofDays(365);

    public KnownDevices {
        devices = List.copyOf(devices);
        seen = List.copyOf(seen);
        if (salt.isEmpty()) {
            throw new IllegalArgumentException("a list of devices has a salt");
        }
    }

    /** A list without browsers. */
    public static KnownDevices none(String salt) {
        return new KnownDevices(salt, List.of(), List.of());
    }

    /**
     * A known browser and the token that identifies it.
     *
     * @param device the browser
     * @param token its token
     */
    public record Found(KnownDevice device, DeviceToken token) {}

    /** The browser with one of these tokens in which a check was passed. */
    public Optional<Found> find(DeviceTokens tokens) {
        return find(devices, tokens);
    }

    /** The browser with one of these tokens, whether or not a check was passed in it. */
    public Optional<Found> recognize(DeviceTokens tokens) {
        return find(devices, tokens).or(() -> find(seen, tokens));
    }

    private Optional<Found> find(List<KnownDevice> among, DeviceTokens tokens) {
        return tokens.tokens().stream()
                .flatMap(token -> among.stream()
                        .filter(d -> d.digest().equals(digest(token)))
                        .map(d -> new Found(d, token)))
                .findFirst();
    }

    /** Whether a browser was used in a network before, at a check or at a login in which nothing was asked. */
    public boolean wasIn(Found found, NetworkPrefix network) {
        String hash = network.keyedHash(found.token());
        return all(found.device().id()).anyMatch(d -> d.networks().contains(hash));
    }

    /**
     * Makes a browser known that passed a check, or updates it if it is known already. Browsers unused for a year are
     * removed, and of too many the one unused for longest. One that was only seen before has another token from now on:
     * whoever got the former one passed no check.
     *
     * @param newId the id if no check was passed in the browser before: that of the browser that was seen, or a new one
     */
    public KnownDevices with(
            DeviceToken token, String newId, Optional<NetworkPrefix> network, String label, Instant now) {
        String digest = digest(token);
        List<KnownDevice> checked = entered(devices, token, newId, network, label, now);
        return new KnownDevices(
                salt,
                checked,
                kept(seen, now)
                        .filter(d -> !d.id().equals(newId) || d.digest().equals(digest))
                        .toList());
    }

    /**
     * Records that a browser was seen at a login in which nothing was asked, and where. Browsers unused for a year are
     * removed, and of too many that were seen the one unused for longest.
     *
     * @param newId the id if the browser is not known
     */
    public KnownDevices withSeen(
            DeviceToken token, String newId, Optional<NetworkPrefix> network, String label, Instant now) {
        String id = recognize(new DeviceTokens(List.of(token)))
                .map(found -> found.device().id())
                .orElse(newId);
        return new KnownDevices(salt, kept(devices, now).toList(), entered(seen, token, id, network, label, now));
    }

    private List<KnownDevice> entered(
            List<KnownDevice> list,
            DeviceToken token,
            String newId,
            Optional<NetworkPrefix> network,
            String label,
            Instant now) {
        String digest = digest(token);
        KnownDevice device = list.stream()
                .filter(d -> d.digest().equals(digest))
                .findFirst()
                .orElseGet(() -> new KnownDevice(newId, digest, now, now, List.of(), label))
                .checked(network.map(n -> n.keyedHash(token)).stream(), label, now);
        Stream<KnownDevice> others = kept(list, now)
                .filter(d -> !d.digest().equals(digest))
                .sorted(Comparator.comparing(KnownDevice::lastUsed).reversed())
                .limit(LIMIT - 1L);
        return Stream.concat(Stream.of(device), others).toList();
    }

    /** Records that a browser was used, and removes browsers unused for a year. */
    public KnownDevices withUsed(KnownDevice device, Instant now) {
        return new KnownDevices(salt, used(devices, device, now), used(seen, device, now));
    }

    private static List<KnownDevice> used(List<KnownDevice> list, KnownDevice device, Instant now) {
        return kept(
                        list.stream()
                                .map(d -> d.digest().equals(device.digest()) ? d.used(now) : d)
                                .toList(),
                        now)
                .toList();
    }

    private static Stream<KnownDevice> kept(List<KnownDevice> list, Instant now) {
        return list.stream().filter(d -> isKept(d, now));
    }

    private static boolean isKept(KnownDevice device, Instant now) {
        return now.isBefore(device.lastUsed().plus(KEPT));
    }

    /** Removes the browser with this id. */
    public KnownDevices without(String id) {
        return new KnownDevices(salt, without(devices, id), without(seen, id));
    }

    private static List<KnownDevice> without(List<KnownDevice> list, String id) {
        return list.stream().filter(d -> !d.id().equals(id)).toList();
    }

    /** The browsers that a later state of this list lacks. */
    public List<KnownDevice> lostIn(KnownDevices later) {
        return all().stream().filter(d -> later.entry(d.id()).isEmpty()).toList();
    }

    /** The browser with this id. */
    public Optional<KnownDevice> entry(String id) {
        return all(id).findFirst();
    }

    /** All browsers, each once. */
    public List<KnownDevice> all() {
        return Stream.concat(devices.stream(), seen.stream().filter(s -> devices.stream()
                        .noneMatch(d -> d.id().equals(s.id()))))
                .toList();
    }

    private Stream<KnownDevice> all(String id) {
        return Stream.concat(devices.stream(), seen.stream()).filter(d -> d.id().equals(id));
    }

    private String digest(DeviceToken token) {
        return new SaltedDigest(salt).add(token.secret()).text();
    }
}
