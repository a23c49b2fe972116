package dev.identitycheck.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.domain.attempt.LockoutPolicy;
import dev.identitycheck.domain.notice.AttemptNoticePolicy;
import dev.identitycheck.settings.option.InvalidSetting;
import dev.identitycheck.settings.option.Option;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The settings of the step that asks for a code or PIN")
class CodeOrPinSettingsTest {

    @Test
    @DisplayName("are these where nothing is set: fifty wrong codes; five wrong PINs, half an hour, fifteen in all")
    void defaults() {
        assertThat(CodeOrPinSettings.parse(Map.of()))
                .isEqualTo(new CodeOrPinSettings.Parsed.Valid(new CodeOrPinSettings(
                        CodeSettings.standard(ChannelSetting.PREFERRED),
                        new LockoutPolicy(50, 50, Duration.ZERO),
                        new LockoutPolicy(5, 15, Duration.ofMinutes(30)),
                        StepLockScope.STEP,
                        false,
                        new AttemptNoticePolicy(AttemptNoticePolicy.Told.WRONG_CODES, Duration.ofMinutes(5)))));
    }

    @Test
    @DisplayName("each arrives where it belongs")
    void arrive() {
        Map<String, String> config = Map.of(
                "codeLength", "8",
                "maxFailures", "7",
                "failureReset", "60",
                "maxTotalFailures", "9",
                "maxPinFailures", "3",
                "pinFailureReset", "0",
                "maxTotalPinFailures", "4",
                "lockScope", "account",
                "noContact", "allow",
                "attemptNotice", "none");
        assertThat(CodeOrPinSettings.parse(config))
                .isInstanceOfSatisfying(CodeOrPinSettings.Parsed.Valid.class, valid -> {
                    CodeOrPinSettings settings = valid.settings();
                    assertThat(settings.codes().length()).isEqualTo(8);
                    assertThat(settings.codeAttempts()).isEqualTo(new LockoutPolicy(7, 9, Duration.ofMinutes(1)));
                    assertThat(settings.pinAttempts()).isEqualTo(new LockoutPolicy(3, 4, Duration.ZERO));
                    assertThat(settings.lockScope()).isEqualTo(StepLockScope.ACCOUNT);
                    assertThat(settings.letInWithoutContact()).isTrue();
                    assertThat(settings.attemptNotices().told()).isEqualTo(AttemptNoticePolicy.Told.NONE);
                });
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "maxPinFailures, 0",
        "maxPinFailures, 51",
        "pinFailureReset, -1",
        "maxTotalPinFailures, 101",
        "maxTotalPinFailures, 4",
        "maxFailures, 51",
        "maxTotalFailures, 49",
        "maxTotalFailures, 101",
        "lockScope, new-identities",
        "codeLength, 5",
        "noContact, maybe",
        "attemptNotice, some",
        "attemptNoticeDelay, 59",
        "attemptNoticeDelay, 3601"
    })
    @DisplayName("are named where they are out of range")
    void outOfRange(String key, String value) {
        assertThat(CodeOrPinSettings.parse(Map.of(key, value)))
                .isInstanceOfSatisfying(
                        CodeOrPinSettings.Parsed.Invalid.class, invalid -> assertThat(invalid.settings())
                                .extracting(InvalidSetting::key)
                                .containsExactly(key));
    }

    @Test
    @DisplayName("are declared once")
    void once() {
        List<String> keys =
                CodeOrPinSettings.OPTIONS.stream().<String>map(Option::key).toList();
        assertThat(keys).doesNotHaveDuplicates().hasSize(15);
    }
}
