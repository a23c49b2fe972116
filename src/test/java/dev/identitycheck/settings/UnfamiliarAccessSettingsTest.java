package dev.identitycheck.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.device.FamiliarityPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessSettingsTest {

    @Test
    @DisplayName("nothing set: ninety days, and networks are not watched")
    void defaults() {
        assertThat(AccessSettings.parse(Map.of()))
                .isEqualTo(new AccessSettings.Parsed.Valid(new FamiliarityPolicy(Duration.ofDays(90), false)));
    }

    @Test
    @DisplayName("what is set holds")
    void set() {
        assertThat(AccessSettings.parse(Map.of("maxAbsence", "0", "newNetwork", "true")))
                .isEqualTo(new AccessSettings.Parsed.Valid(new FamiliarityPolicy(Duration.ZERO, true)));
    }

    @ParameterizedTest
    @CsvSource({"maxAbsence,-1", "maxAbsence,315360001", "maxAbsence,a month", "newNetwork,yes"})
    @DisplayName("what is out of range is named, without its value")
    void invalid(String key, String value) {
        assertThat(AccessSettings.parse(Map.of(key, value)))
                .isInstanceOfSatisfying(AccessSettings.Parsed.Invalid.class, invalid -> assertThat(invalid.settings())
                        .extracting(InvalidSetting::key)
                        .isEqualTo(List.of(key)));
    }
}
