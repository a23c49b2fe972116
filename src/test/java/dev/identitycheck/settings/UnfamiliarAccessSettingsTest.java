package dev.identitycheck.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.domain.device.FamiliarityPolicy;
import dev.identitycheck.settings.option.InvalidSetting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnfamiliarAccessSettingsTest {

    @Test
    @DisplayName("nothing set: ninety days, and networks are not watched")
    void defaults() {
        assertThat(UnfamiliarAccessSettings.parse(Map.of()))
                .isEqualTo(
                        new UnfamiliarAccessSettings.Parsed.Valid(new FamiliarityPolicy(Duration.ofDays(90), false)));
    }

    @Test
    @DisplayName("what is set holds")
    void set() {
        assertThat(UnfamiliarAccessSettings.parse(Map.of("maxAbsence", "0", "newNetwork", "true")))
                .isEqualTo(new UnfamiliarAccessSettings.Parsed.Valid(new FamiliarityPolicy(Duration.ZERO, true)));
    }

    @ParameterizedTest
    @CsvSource({"maxAbsence,-1", "maxAbsence,315360001", "maxAbsence,a month", "newNetwork,yes"})
    @DisplayName("what is out of range is named, without its value")
    void invalid(String key, String value) {
        assertThat(UnfamiliarAccessSettings.parse(Map.of(key, value)))
                .isInstanceOfSatisfying(
                        UnfamiliarAccessSettings.Parsed.Invalid.class, invalid -> assertThat(invalid.settings())
                                .extracting(InvalidSetting::key)
                                .isEqualTo(List.of(key)));
    }
}
