package dev.identitycheck.domain.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.identitycheck.keycloak.HmacSha256;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class KnownDevicesTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final KnownDevices NONE = KnownDevices.none("salt");
    private static final Optional<NetworkPrefix> HOME = network("192.0.2.17");

    private final DeviceToken token = DeviceToken.next(RANDOM);

    private static Optional<NetworkPrefix> network(String address) {
        return NetworkPrefix.of(address, HmacSha256::derivedFrom);
    }

    private static DeviceTokens shown(DeviceToken... tokens) {
        return new DeviceTokens(List.of(tokens));
    }

    private static KnownDevices remember(KnownDevices devices, DeviceToken token, String id, Instant now) {
        return devices.with(token, id, HOME, "Firefox, Linux", now);
    }

    @Nested
    @DisplayName("A browser is known")
    class Known {

        private final KnownDevices devices = remember(NONE, token, "d1", NOON);

        @Test
        @DisplayName("by its token among those of other accounts")
        void byToken() {
            assertThat(devices.find(shown(DeviceToken.next(RANDOM), token)))
                    .map(found -> found.device().id())
                    .contains("d1");
            assertThat(devices.find(shown(DeviceToken.next(RANDOM)))).isEmpty();
            assertThat(devices.find(DeviceTokens.NONE)).isEmpty();
        }

        @Test
        @DisplayName("to this account alone: elsewhere the same token has another digest")
        void elsewhere() {
            KnownDevices others = new KnownDevices("another salt", devices.devices(), List.of());
            assertThat(others.find(shown(token))).isEmpty();
        }

        @Test
        @DisplayName("until it is let go of")
        void gone() {
            assertThat(devices.without("d1").find(shown(token))).isEmpty();
            assertThat(devices.without("another")).isEqualTo(devices);
        }

        @Test
        @DisplayName("for a year after its last use, as soon as another one is noted")
        void year() {
            DeviceToken other = DeviceToken.next(RANDOM);
            Instant last = NOON.plus(KnownDevices.KEPT).minusSeconds(1);
            KnownDevices both = remember(devices, other, "d2", last);
            assertThat(both.find(shown(token))).isPresent();
            assertThat(remember(devices, other, "d2", last.plusSeconds(1)).find(shown(token)))
                    .isEmpty();
            KnownDevice used = both.find(shown(other)).orElseThrow().device();
            assertThat(both.withUsed(used, last).find(shown(token))).isPresent();
            assertThat(both.withUsed(used, last.plusSeconds(1)).devices())
                    .extracting(KnownDevice::id)
                    .containsExactly("d2");
        }

        @Test
        @DisplayName("as the same one when it passes another check")
        void again() {
            KnownDevices later = devices.with(token, "d2", HOME, "Firefox 2, Linux", NOON.plusSeconds(60));
            assertThat(later.devices()).singleElement().satisfies(device -> {
                assertThat(device.id()).isEqualTo("d1");
                assertThat(device.firstSeen()).isEqualTo(NOON);
                assertThat(device.lastUsed()).isEqualTo(NOON.plusSeconds(60));
                assertThat(device.label()).isEqualTo("Firefox 2, Linux");
                assertThat(device.networks()).hasSize(1);
            });
        }
    }

    @Nested
    @DisplayName("A browser that was seen where nothing was asked")
    class Seen {

        private final KnownDevices devices = NONE.withSeen(token, "s1", HOME, "Firefox, Linux", NOON);

        @Test
        @DisplayName("is recognized, and is none in which a check was passed")
        void apart() {
            assertThat(devices.recognize(shown(token)))
                    .map(found -> found.device().id())
                    .contains("s1");
            assertThat(devices.find(shown(token))).isEmpty();
            assertThat(devices.devices()).isEmpty();
            assertThat(devices.all()).extracting(KnownDevice::id).containsExactly("s1");
            assertThat(NONE.lostIn(devices)).isEmpty();
            assertThat(devices.lostIn(NONE)).extracting(KnownDevice::id).containsExactly("s1");
        }

        @Test
        @DisplayName("is one of the others when it passes a check, as itself and by another token")
        void checked() {
            DeviceToken fresh = DeviceToken.next(RANDOM);
            KnownDevices after = devices.with(fresh, "s1", HOME, "Firefox, Linux", NOON.plusSeconds(60));

            assertThat(after.find(shown(fresh)))
                    .map(found -> found.device().id())
                    .contains("s1");
            assertThat(after.recognize(shown(token)))
                    .as("whoever has the former token passed no check")
                    .isEmpty();
            assertThat(after.seen()).isEmpty();
            assertThat(devices.lostIn(after)).isEmpty();
        }

        @Test
        @DisplayName("is forgotten by its id, like any other")
        void forgotten() {
            assertThat(devices.without("s1")).isEqualTo(NONE);
            assertThat(devices.entry("s1")).isPresent();
        }

        @Test
        @DisplayName("is one of twenty, and takes the place of no browser in which a check was passed")
        void bounded() {
            KnownDevices many = remember(NONE, token, "checked", NOON);
            for (int number = 1; number <= 2 * KnownDevices.LIMIT; number++) {
                many = many.withSeen(DeviceToken.next(RANDOM), "s" + number, HOME, "", NOON.plusSeconds(number));
            }
            assertThat(many.seen()).hasSize(KnownDevices.LIMIT);
            assertThat(many.find(shown(token))).isPresent();
        }

        @Test
        @DisplayName("is in use, and known for a year from then")
        void used() {
            Instant last = NOON.plus(Duration.ofDays(300));
            KnownDevice device = devices.recognize(shown(token)).orElseThrow().device();
            KnownDevices later = devices.withUsed(device, last)
                    .withSeen(DeviceToken.next(RANDOM), "s2", HOME, "", NOON.plus(KnownDevices.KEPT));
            assertThat(later.recognize(shown(token))).isPresent();
        }

        @Test
        @DisplayName("makes a network known in which it is seen, for telling alone")
        void networks() {
            Optional<NetworkPrefix> cafe = network("203.0.113.5");
            KnownDevices checked = remember(NONE, token, "d1", NOON);
            KnownDevices after = checked.withSeen(token, "other", cafe, "", NOON);

            KnownDevices.Found found = after.find(shown(token)).orElseThrow();
            assertThat(checked.wasIn(found, HOME.orElseThrow())).isTrue();
            assertThat(checked.wasIn(found, cafe.orElseThrow())).isFalse();
            assertThat(after.wasIn(found, cafe.orElseThrow())).isTrue();
            assertThat(found.device().networks())
                    .as("where it was checked")
                    .isEqualTo(checked.devices().get(0).networks());
            assertThat(after.all()).extracting(KnownDevice::id).containsExactly("d1");
            assertThat(after.without("d1").recognize(shown(token))).isEmpty();
            assertThat(remember(after, token, "d2", NOON).wasIn(found, cafe.orElseThrow()))
                    .as("after another check")
                    .isTrue();
        }
    }

    @Test
    @DisplayName("Of too many browsers the one unused for longest goes, not the one remembered first")
    void bounded() {
        KnownDevices devices = remember(NONE, token, "first", NOON);
        for (int number = 1; number < KnownDevices.LIMIT; number++) {
            devices = remember(devices, DeviceToken.next(RANDOM), "d" + number, NOON.plusSeconds(number));
        }
        KnownDevices.Found first = devices.find(shown(token)).orElseThrow();
        KnownDevices full = devices.withUsed(first.device(), NOON.plus(Duration.ofDays(1)));

        KnownDevices after = remember(full, DeviceToken.next(RANDOM), "new", NOON.plus(Duration.ofDays(2)));

        assertThat(after.devices()).hasSize(KnownDevices.LIMIT);
        assertThat(full.lostIn(after)).extracting(KnownDevice::id).containsExactly("d1");
        assertThat(after.entry("first")).isPresent();
        assertThat(after.entry("new")).isPresent();
    }

    @Test
    @DisplayName("A browser remembers its last networks, each once, and none in plain")
    void networks() {
        KnownDevices devices = NONE;
        for (int number = 0; number <= KnownDevice.NETWORKS; number++) {
            devices = devices.with(token, "d1", network("198.51." + number + ".1"), "", NOON);
        }
        devices = devices.with(token, "d1", network("198.51.3.9"), "", NOON);

        KnownDevices.Found found = devices.find(shown(token)).orElseThrow();
        assertThat(found.device().networks())
                .hasSize(KnownDevice.NETWORKS)
                .doesNotHaveDuplicates()
                .endsWith(network("198.51.3.1").orElseThrow().keyedHash(token))
                .doesNotContain(network("198.51.0.1").orElseThrow().keyedHash(token))
                .noneMatch(network -> network.contains("c633"));
        assertThat(network("198.51.3.1").orElseThrow().keyedHash(DeviceToken.next(RANDOM)))
                .as("with another browser's token it is another one")
                .isNotIn(found.device().networks());
    }

    @Test
    @DisplayName("A list without a salt is none")
    void salt() {
        assertThatIllegalArgumentException().isThrownBy(() -> KnownDevices.none(""));
    }
}
