package dev.identitycheck.domain.pin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("PINs that are guessed first")
class WeakPinsTest {

    private static final WeakPins GENERAL = WeakPins.of(List.of());

    @ParameterizedTest
    @ValueSource(strings = {"000000", "77777777", "1111111"})
    @DisplayName("one digit only")
    void oneDigit(String digits) {
        assertThat(GENERAL.contains(new Pin(digits))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456", "12345678", "876543", "567890", "654321", "098765", "890123"})
    @DisplayName("digits that run up or down, round the end too")
    void runs(String digits) {
        assertThat(GENERAL.contains(new Pin(digits))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"121212", "123123", "12341234", "45454545", "90909090", "112233", "99887766", "227755"})
    @DisplayName("a group that repeats, and doubled digits")
    void repeated(String digits) {
        assertThat(GENERAL.contains(new Pin(digits))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"135792", "123457", "121213", "1231234", "112234", "904725", "10293847"})
    @DisplayName("and no others")
    void others(String digits) {
        assertThat(GENERAL.contains(new Pin(digits))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"333123", "234567", "93331234", "1234567"})
    @DisplayName("what is part of a known number, whatever stands between its digits")
    void known(String part) {
        WeakPins trivial = WeakPins.of(List.of("+39 333 123-4567"));
        assertThat(trivial.contains(new Pin(part))).isTrue();
        assertThat(trivial.contains(new Pin("904725"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"29021980", "02291980", "19802902", "19800229", "290280", "800229", "022980"})
    @DisplayName("the date of birth, as people write it")
    void birth(String digits) {
        assertThat(WeakPins.of(BirthDate.written("1980-02-29")).contains(new Pin(digits)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"29.2.1980", "unknown", ""})
    @DisplayName("a date that cannot be read is taken as it stands")
    void unreadable(String stored) {
        assertThat(BirthDate.written(stored)).containsExactly(stored);
    }

    @Test
    @DisplayName("short known digits forbid nothing, and nothing known is printed")
    void shortDigits() {
        WeakPins trivial = WeakPins.of(List.of("12", "90472"));
        assertThat(trivial.known()).isEmpty();
        assertThat(WeakPins.of(List.of("904725"))).hasToString("WeakPins[***]");
    }
}
