package dev.identitycheck.domain.device;

import static dev.identitycheck.domain.device.Familiarity.FAMILIAR;
import static dev.identitycheck.domain.device.Familiarity.LONG_ABSENCE;
import static dev.identitycheck.domain.device.Familiarity.NEW_DEVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.identitycheck.keycloak.HmacSha256;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An access")
class FamiliarityPolicyTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Optional<NetworkPrefix> HOME = network("192.0.2.17");

    private final DeviceToken token = DeviceToken.next(new SecureRandom());
    private final DeviceTokens shown = DeviceTokens.NONE.plus(token);
    private final KnownDevices devices = KnownDevices.none("salt").with(token, "d1", HOME, "", NOON);

    private static Optional<NetworkPrefix> network(String address) {
        return NetworkPrefix.of(address, HmacSha256::derivedFrom);
    }

    private Familiarity judge(FamiliarityPolicy policy, Optional<NetworkPrefix> network, Instant now) {
        return policy.judge(devices, shown, network, now);
    }

    @Test
    @DisplayName("from a browser that is not known is unfamiliar")
    void newDevice() {
        FamiliarityPolicy mild = new FamiliarityPolicy(Duration.ZERO, false);
        assertThat(mild.judge(devices, DeviceTokens.NONE, HOME, NOON)).isEqualTo(NEW_DEVICE);
        assertThat(mild.judge(KnownDevices.none("salt"), shown, HOME, NOON)).isEqualTo(NEW_DEVICE);
        assertThat(judge(mild, HOME, NOON)).isEqualTo(FAMILIAR);
    }

    @Test
    @DisplayName("is not familiar because of a login in which nothing was asked, nor is its network")
    void unasked() {
        FamiliarityPolicy mild = new FamiliarityPolicy(Duration.ZERO, false);
        assertThat(mild.judge(KnownDevices.none("salt").withSeen(token, "s1", HOME, "", NOON), shown, HOME, NOON))
                .isEqualTo(NEW_DEVICE);
        Optional<NetworkPrefix> cafe = network("203.0.113.5");
        assertThat(new FamiliarityPolicy(MONTH, true)
                        .judge(devices.withSeen(token, "d1", cafe, "", NOON), shown, cafe, NOON))
                .isEqualTo(Familiarity.NEW_NETWORK);
    }

    @Test
    @DisplayName("after an absence is unfamiliar when it was longer than allowed, to the second; zero allows any")
    void absence() {
        FamiliarityPolicy policy = new FamiliarityPolicy(MONTH, false);
        assertThat(judge(policy, HOME, NOON.plus(MONTH))).isEqualTo(FAMILIAR);
        assertThat(judge(policy, HOME, NOON.plus(MONTH).plusSeconds(1))).isEqualTo(LONG_ABSENCE);
        assertThat(judge(new FamiliarityPolicy(Duration.ZERO, false), HOME, NOON.plus(Duration.ofDays(3650))))
                .isEqualTo(FAMILIAR);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.200, FAMILIAR",
        "192.0.3.17, NEW_NETWORK",
        "2001:db8::1, NEW_NETWORK",
        "unknown, NEW_NETWORK",
        "'', NEW_NETWORK"
    })
    @DisplayName("from another network is unfamiliar, where that is watched")
    void network(String address, Familiarity expected) {
        assertThat(judge(new FamiliarityPolicy(MONTH, true), network(address), NOON))
                .isEqualTo(expected);
        assertThat(judge(new FamiliarityPolicy(MONTH, false), network(address), NOON))
                .isEqualTo(FAMILIAR);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.17, c00002",
        "::ffff:192.0.2.17, c00002",
        "2001:db8:1:2::3, 20010db80001",
        "2001:DB8:1:ffff::9, 20010db80001"
    })
    @DisplayName("is from the network that a site is given: /24, or /48")
    void prefix(String address, String prefix) {
        assertThat(network(address)).map(NetworkPrefix::prefix).contains(prefix);
    }

    @ParameterizedTest
    @CsvSource({"example.org", "1.2.3", "1.2.3.4.5", "300.1.1.1", "fe80::1%eth0", ":::"})
    @DisplayName("from what is no address is from nowhere, and no name is looked up")
    void noAddress(String address) {
        assertThat(network(address)).isEmpty();
    }

    @Test
    @DisplayName("has no negative absence")
    void negative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FamiliarityPolicy(Duration.ofSeconds(-1), false))
                .withMessageContaining("maxAbsence");
    }
}
