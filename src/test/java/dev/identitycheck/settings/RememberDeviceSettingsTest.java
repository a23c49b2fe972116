package dev.identitycheck.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.flow.FlowExecution;
import dev.identitycheck.settings.RememberDeviceSettings.Notify;
import dev.identitycheck.settings.option.InvalidSetting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The settings of the step that remembers a browser")
class RememberDeviceSettingsTest {

    @Test
    @DisplayName("are these where nothing is set: the owner is told of what was remembered, networks are not watched")
    void defaults() {
        assertThat(RememberDeviceSettings.parse(Map.of()))
                .isEqualTo(new RememberDeviceSettings(Notify.REMEMBERED, false, List.of()));
    }

    @ParameterizedTest
    @CsvSource({"remembered, true, false", "every-login, true, true", "none, false, false"})
    @DisplayName("say which browsers the owner is told of")
    void told(String value, boolean remembered, boolean everyLogin) {
        RememberDeviceSettings settings = RememberDeviceSettings.parse(Map.of("notify", value, "newNetwork", "true"));
        assertThat(settings.tellsOfRemembered()).isEqualTo(remembered);
        assertThat(settings.tellsOfEveryLogin()).isEqualTo(everyLogin);
        assertThat(settings.newNetwork()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"notify, always", "newNetwork, yes"})
    @DisplayName("that are out of range are named, and the defaults hold")
    void invalid(String key, String value) {
        RememberDeviceSettings settings = RememberDeviceSettings.parse(Map.of(key, value));
        assertThat(settings.invalid()).extracting(InvalidSetting::key).containsExactly(key);
        assertThat(settings.tellsOfRemembered()).isTrue();
        assertThat(settings.tellsOfEveryLogin()).isFalse();
    }

    @Test
    @DisplayName("that were lost are out of range")
    void lost() {
        assertThat(RememberDeviceSettings.parse(FlowExecution.LOST).invalid()).isNotEmpty();
    }
}
