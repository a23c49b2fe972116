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
    private static final KnownDevices NONE = new KnownDevices("salt", List.of());
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
            KnownDevices others = new KnownDevices("another salt", devices.devices());
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
        assertThatIllegalArgumentException().isThrownBy(() -> new KnownDevices("", List.of()));
    }
}
