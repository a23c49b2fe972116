package dev.identitycheck.account.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.identitycheck.domain.device.KnownDevice;
import dev.identitycheck.domain.device.KnownDevices;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DevicesJsonTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    @DisplayName("what was stored is read back as it was")
    void roundTrip() {
        KnownDevices devices = new KnownDevices(
                "salt",
                List.of(new KnownDevice("d1", "digest", NOON, NOON.plusSeconds(60), List.of("n1", "n2"), "Firefox")),
                List.of());
        assertThat(DevicesJson.read(DevicesJson.write(devices))).isEqualTo(devices);
        assertThat(DevicesJson.write(devices)).startsWith("{\"v\":1,\"salt\":\"salt\",\"entries\":[{\"id\":\"d1\"");
    }

    @Test
    @DisplayName("browsers that were only seen are in a list of their own, which earlier versions do not read")
    void seen() {
        KnownDevice device = new KnownDevice("s1", "digest", NOON, NOON, List.of("n1"), "Firefox");
        KnownDevices devices = new KnownDevices("salt", List.of(), List.of(device));
        String json = DevicesJson.write(devices);
        assertThat(DevicesJson.read(json)).isEqualTo(devices);
        assertThat(json).startsWith("{\"v\":1,\"salt\":\"salt\",\"entries\":[],\"seen\":[{\"id\":\"s1\"");
        assertThat(DevicesJson.write(KnownDevices.none("salt"))).doesNotContain("seen");
    }

    @Test
    @DisplayName("fields of later versions are passed over")
    void later() {
        assertThat(DevicesJson.read("{\"v\":2,\"salt\":\"s\",\"entries\":[],\"more\":1}"))
                .isEqualTo(KnownDevices.none("s"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"v\":1}", "{\"v\":1,\"salt\":\"\",\"entries\":[]}", "{\"v\":1,\"salt\":\"s\"}", "x"})
    @DisplayName("what is damaged is not guessed at")
    void damaged(String json) {
        assertThatExceptionOfType(UnreadableAccountException.class)
                .isThrownBy(() -> DevicesJson.read(json))
                .withMessageContaining("identity-check.devices");
    }
}
