package dev.identitycheck.domain.device;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * One browser in which the owner passed a check.
 *
 * @param id identifies the browser to its owner and support staff
 * @param digest the digest of its token
 * @param firstSeen when it was remembered
 * @param lastUsed when it was last used, to a day
 * @param networks the networks where it was used, as keyed hashes; the latest last
 * @param label browser and system, for people; empty if unknown
 */
public record KnownDevice(
        String id, String digest, Instant firstSeen, Instant lastUsed, List<String> networks, String label) {

    /** The largest number of networks remembered: a home, an office and a few between. */
    public static final int NETWORKS = 5;

    public KnownDevice {
        networks = List.copyOf(networks);
    }

    KnownDevice used(Instant now) {
        return new KnownDevice(id, digest, firstSeen, now, networks, label);
    }

    KnownDevice checked(Stream<String> network, String newLabel, Instant now) {
        List<String> current = network.toList();
        List<String> all = Stream.concat(networks.stream().filter(n -> !current.contains(n)), current.stream())
                .toList();
        return new KnownDevice(
                id, digest, firstSeen, now, all.subList(Math.max(0, all.size() - NETWORKS), all.size()), newLabel);
    }
}
