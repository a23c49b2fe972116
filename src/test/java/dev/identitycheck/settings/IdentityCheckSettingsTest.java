package dev.identitycheck.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.identitycheck.domain.attempt.LockoutPolicy;
import dev.identitycheck.domain.identity.TrustPolicy;
import dev.identitycheck.domain.notice.AttemptNoticePolicy;
import dev.identitycheck.domain.notice.NotifyPolicy;
import dev.identitycheck.settings.IdentityCheckSettings.Parsed;
import dev.identitycheck.settings.option.ChoiceOption;
import dev.identitycheck.settings.option.InvalidSetting;
import dev.identitycheck.settings.option.NumberOption;
import dev.identitycheck.settings.option.Option;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityCheckSettingsTest {

    static Stream<Option<?>> options() {
        return IdentityCheckSettings.OPTIONS.stream();
    }

    static Stream<NumberOption> numbers() {
        return options().filter(NumberOption.class::isInstance).map(NumberOption.class::cast);
    }

    static Stream<ChoiceOption<?>> choices() {
        return options().filter(ChoiceOption.class::isInstance).map(o -> (ChoiceOption<?>) o);
    }

    @Nested
    @DisplayName("Defaults")
    class Defaults {

        @Test
        @DisplayName("are these, where nothing is set")
        void nothingSet() {
            IdentityCheckSettings settings = valid(Map.of());
            assertThat(settings.mode()).isEqualTo(Mode.ENFORCE);
            assertThat(settings.codes().channel()).isEqualTo(ChannelSetting.PREFERRED);
            assertThat(settings.codes().length()).isEqualTo(6);
            assertThat(settings.codes().lifetime()).isEqualTo(Duration.ofMinutes(5));
            assertThat(settings.codes().accepted()).isEqualTo(3);
            assertThat(settings.codes().resendInterval()).isEqualTo(Duration.ofSeconds(60));
            assertThat(settings.attempts()).isEqualTo(new LockoutPolicy(5, 15, Duration.ofMinutes(30)));
            assertThat(settings.lockScope()).isEqualTo(LockScope.NEW_IDENTITIES);
            assertThat(settings.attemptNotices())
                    .isEqualTo(new AttemptNoticePolicy(AttemptNoticePolicy.Told.WRONG_CODES, Duration.ofMinutes(5)));
            assertThat(settings.letInWithoutContact()).isFalse();
            assertThat(settings.trust()).isEqualTo(new TrustPolicy(true, true));
            assertThat(settings.fingerprintClaims()).isEmpty();
        }

        @Test
        @DisplayName("are the same when they are set by name")
        void setByName() {
            Map<String, String> all = new HashMap<>();
            options().forEach(o -> all.put(o.key(), o.defaultText()));
            assertThat(valid(all)).isEqualTo(valid(Map.of()));
        }

        @ParameterizedTest(name = "“{0}”")
        @ValueSource(strings = {"", " ", "\t", "\n"})
        @DisplayName("stand in for blank values, as the console saves them")
        void blank(String value) {
            Map<String, String> all = new HashMap<>();
            options().forEach(o -> all.put(o.key(), value));
            assertThat(valid(all)).isEqualTo(valid(Map.of()));
        }

        @Test
        @DisplayName("stand in for values that are null, as some databases give back blank ones")
        void nulls() {
            Map<String, String> all = new HashMap<>();
            options().forEach(o -> all.put(o.key(), null));
            assertThat(valid(all)).isEqualTo(valid(Map.of()));
        }

        @ParameterizedTest
        @MethodSource("dev.identitycheck.settings.IdentityCheckSettingsTest#options")
        @DisplayName("are allowed themselves")
        void allowed(Option<?> option) {
            assertThatCode(() -> option.parse(option.defaultText())).doesNotThrowAnyException();
        }
    }

    @Nested
    @DisplayName("A number")
    class Numbers {

        @ParameterizedTest
        @MethodSource("dev.identitycheck.settings.IdentityCheckSettingsTest#numbers")
        @DisplayName("may be anything in its range, and nothing beside it")
        void range(NumberOption option) {
            assertThat(option.parse(Integer.toString(option.min()))).isEqualTo(option.min());
            assertThat(option.parse(Integer.toString(option.max()))).isEqualTo(option.max());
            assertThat(invalid(option.key(), option.min() - 1 + "")).contains(wrong(option));
            assertThat(invalid(option.key(), option.max() + 1 + "")).contains(wrong(option));
        }

        @ParameterizedTest(name = "“{0}”")
        @ValueSource(strings = {"six", "6.0", "6s", "0x6", "1e1", "6 6", "99999999999999999999", "--6", "∞"})
        @DisplayName("is refused when it is none, and named with its range")
        void noNumber(String value) {
            assertThat(invalid("codeLength", value)).containsExactly(new InvalidSetting("codeLength", "6–10"));
        }

        @Test
        @DisplayName("may have blanks around it")
        void blanks() {
            assertThat(valid(Map.of("codeLength", " 8 ")).codes().length()).isEqualTo(8);
        }

        @Test
        @DisplayName("is not quoted where it is refused: it may be anything")
        void notQuoted() {
            assertThat(IdentityCheckSettings.parse(Map.of("codeLength", "pass\nword"))
                            .toString())
                    .doesNotContain("word");
        }

        @Test
        @DisplayName("is declared with a default in its range")
        void declared() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new NumberOption("key", "", "", 4, 5, 9))
                    .withMessageStartingWith("key");
            assertThatIllegalArgumentException().isThrownBy(() -> new NumberOption("key", "", "", 10, 5, 9));
            assertThat(new NumberOption("key", "", "", 5, 5, 9).defaultText()).isEqualTo("5");
            assertThat(new NumberOption("key", "", "", 9, 5, 9).defaultText()).isEqualTo("9");
        }
    }

    @Nested
    @DisplayName("A choice")
    class Choices {

        @ParameterizedTest
        @MethodSource("dev.identitycheck.settings.IdentityCheckSettingsTest#choices")
        @DisplayName("takes each of its words, and no other")
        void words(ChoiceOption<?> option) {
            assertThat(option.choices()).contains(option.defaultText()).allSatisfy(word -> assertThat(
                            ChoiceOption.text(option.parse(word)))
                    .isEqualTo(word));
            assertThat(invalid(option.key(), "something")).containsExactly(wrong(option));
            assertThat(invalid(option.key(), option.defaultValue().name())).containsExactly(wrong(option));
        }

        @Test
        @DisplayName("is written in lower case with hyphens")
        void written() {
            assertThat(ChoiceOption.text(LockScope.NEW_IDENTITIES)).isEqualTo("new-identities");
            assertThat(options().filter(o -> o.key().equals("mode")).map(Option::allowed))
                    .containsExactly("enforce, observe, off");
        }
    }

    @Nested
    @DisplayName("A list of names")
    class Names {

        @ParameterizedTest(name = "“{0}”")
        @CsvSource({
            "spidCode,                                          spidCode",
            "b##a,                                              a|b",
            "' b ## a ##  ## b ##',                             a|b",
            "address.country##urn:oid:2.5.4.4,                  address.country|urn:oid:2.5.4.4",
            "https://example.com/claims/a%20b_c~d+e=f@g,        https://example.com/claims/a%20b_c~d+e=f@g",
            "'##',                                              ''"
        })
        @DisplayName("is read with ## between them, each once and in order")
        void read(String value, String names) {
            assertThat(String.join(
                            "|", valid(Map.of("fingerprintClaims", value)).fingerprintClaims()))
                    .isEqualTo(names);
        }

        @ParameterizedTest(name = "“{0}”")
        @ValueSource(strings = {"spid code", "a,b", "a#b", "città", "a\nb", "<a>", "a\u0000"})
        @DisplayName("is refused where one is none")
        void refused(String value) {
            assertThat(invalid("fingerprintClaims", value)).hasSize(1);
        }

        @Test
        @DisplayName("has at most ten, of at most a hundred characters")
        void bounds() {
            String ten = IntStream.range(0, 10).mapToObj(i -> "claim" + i).collect(Collectors.joining("##"));
            assertThat(valid(Map.of("fingerprintClaims", ten)).fingerprintClaims())
                    .hasSize(10);
            assertThat(invalid("fingerprintClaims", ten + "##more"))
                    .extracting(InvalidSetting::key)
                    .containsExactly("fingerprintClaims");
            assertThat(valid(Map.of("fingerprintClaims", "c".repeat(100))).fingerprintClaims())
                    .hasSize(1);
            assertThat(invalid("fingerprintClaims", "c".repeat(101))).hasSize(1);
        }

        @Test
        @DisplayName("is none where it cannot be told, and no entry is changed by it")
        void untold() {
            assertThat(IdentityCheckSettings.parse(Map.of("fingerprintClaims", "spidCode"))
                            .fingerprintClaims())
                    .containsExactly("spidCode");
            assertThat(IdentityCheckSettings.parse(Map.of("fingerprintClaims", "spidCode", "codeLength", "1"))
                            .fingerprintClaims())
                    .isEmpty();
        }
    }

    @Nested
    @DisplayName("Existing links")
    class ExistingLinks {

        @ParameterizedTest(name = "claims “{0}”, set to “{1}”: trusted {2}")
        @CsvSource({
            "'',       '',    true",
            "'',       check, false",
            "'',       trust, true",
            "spidCode, '',    false",
            "spidCode, check, false",
            "spidCode, trust, true"
        })
        @DisplayName("are trusted unless claims tell identities apart, or as it is set")
        void trusted(String claims, String set, boolean trusted) {
            IdentityCheckSettings settings = valid(Map.of("fingerprintClaims", claims, "existingLinks", set));
            assertThat(settings.trust().trustExisting()).isEqualTo(trusted);
        }

        @Test
        @DisplayName("are trusted or checked, and nothing else")
        void words() {
            assertThat(invalid("existingLinks", "perhaps"))
                    .containsExactly(new InvalidSetting("existingLinks", "trust, check"));
        }
    }

    @Nested
    @DisplayName("Wrong in total")
    class Totals {

        @ParameterizedTest(name = "{0} in a row, {1} in total: {2}")
        @CsvSource({
            "5, 5, true",
            "5, 4, false",
            "50, 50, true",
            "50, 49, false",
            "50, 100, true",
            "50, 101, false",
            "1, 1, true"
        })
        @DisplayName("is not less than wrong in a row")
        void notLess(String row, String total, boolean allowed) {
            Parsed parsed = IdentityCheckSettings.parse(Map.of("maxFailures", row, "maxTotalFailures", total));
            assertThat(parsed instanceof Parsed.Valid).isEqualTo(allowed);
        }

        @Test
        @DisplayName("is named with its condition, and so is a default that does not fit")
        void named() {
            List<InvalidSetting> wrong = List.of(new InvalidSetting("maxTotalFailures", "at least maxFailures"));
            assertThat(invalid(Map.of("maxFailures", "5", "maxTotalFailures", "4")))
                    .isEqualTo(wrong);
            assertThat(invalid(Map.of("maxFailures", "16"))).isEqualTo(wrong);
        }
    }

    @Nested
    @DisplayName("Wrong settings")
    class Wrong {

        @Test
        @DisplayName("are all named at once, with what they may be")
        void allNamed() {
            Parsed parsed =
                    IdentityCheckSettings.parse(Map.of("codeLength", "5", "channel", "pigeon", "failureReset", "-1"));
            assertThat(parsed)
                    .isEqualTo(new Parsed.Invalid(
                            List.of(
                                    new InvalidSetting("channel", "preferred, email, sms, both"),
                                    new InvalidSetting("codeLength", "6–10"),
                                    new InvalidSetting("failureReset", "0–2592000")),
                            Mode.ENFORCE));
            assertThat(parsed.toString()).contains("codeLength must be 6–10");
        }

        @ParameterizedTest
        @CsvSource({"observe, OBSERVE", "off, OFF", "enforce, ENFORCE", "perhaps, ENFORCE"})
        @DisplayName("leave the mode as far as it can be told; one that cannot be told is the strictest")
        void mode(String mode, Mode told) {
            assertThat(IdentityCheckSettings.parse(Map.of("mode", mode, "codeLength", "0"))
                            .mode())
                    .isEqualTo(told);
        }

        @Test
        @DisplayName("of others do not matter")
        void others() {
            assertThat(valid(Map.of("colour", "red"))).isEqualTo(valid(Map.of()));
        }
    }

    @Test
    @DisplayName("Each setting arrives where it belongs")
    void arrives() {
        Map<String, String> config = new HashMap<>(Map.of("mode", "observe", "channel", "both", "codeLength", "8"));
        config.putAll(Map.of("codeLifetime", "120", "resendInterval", "90", "acceptedCodes", "2"));
        config.putAll(Map.of("maxFailures", "7", "failureReset", "0", "maxTotalFailures", "9"));
        config.putAll(Map.of("lockScope", "account", "noContact", "allow"));
        config.putAll(Map.of("firstIdentity", "check", "existingLinks", "trust"));
        config.put("fingerprintClaims", "spidCode##fiscalNumber");
        config.put("notify", "all");
        config.putAll(Map.of("attemptNotice", "all", "attemptNoticeDelay", "60"));
        assertThat(valid(config))
                .isEqualTo(new IdentityCheckSettings(
                        Mode.OBSERVE,
                        new CodeSettings(ChannelSetting.BOTH, 8, Duration.ofMinutes(2), Duration.ofSeconds(90), 2),
                        new LockoutPolicy(7, 9, Duration.ZERO),
                        LockScope.ACCOUNT,
                        true,
                        new TrustPolicy(false, true),
                        List.of("fiscalNumber", "spidCode"),
                        NotifyPolicy.ALL,
                        new AttemptNoticePolicy(AttemptNoticePolicy.Told.ALL, Duration.ofMinutes(1))));
        config.putAll(Map.of("firstIdentity", "trust", "existingLinks", "check"));
        assertThat(valid(config).trust()).isEqualTo(new TrustPolicy(true, false));
        assertThat(IdentityCheckSettings.parse(config).mode()).isEqualTo(Mode.OBSERVE);
    }

    @Test
    @DisplayName("Each option is declared once, and labels of times say “seconds”")
    void declared() {
        assertThat(options().map(Option::key)).doesNotHaveDuplicates();
        assertThat(options())
                .allSatisfy(o -> assertThat(List.of(o.label(), o.help())).doesNotContain(""));
        assertThat(options().filter(o -> Arrays.asList(
                                "codeLifetime", "resendInterval", "failureReset", "attemptNoticeDelay")
                        .contains(o.key())))
                .hasSize(4)
                .allMatch(o -> o.label().contains("seconds"));
    }

    private static InvalidSetting wrong(Option<?> option) {
        return new InvalidSetting(option.key(), option.allowed());
    }

    private static IdentityCheckSettings valid(Map<String, String> config) {
        if (IdentityCheckSettings.parse(config) instanceof Parsed.Valid valid) {
            return valid.settings();
        }
        throw new AssertionError("not valid: " + IdentityCheckSettings.parse(config));
    }

    private static List<InvalidSetting> invalid(String key, String value) {
        return invalid(Map.of(key, value));
    }

    private static List<InvalidSetting> invalid(Map<String, String> config) {
        return IdentityCheckSettings.parse(config) instanceof Parsed.Invalid invalid ? invalid.settings() : List.of();
    }
}
