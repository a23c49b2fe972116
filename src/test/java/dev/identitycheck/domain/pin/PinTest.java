package dev.identitycheck.domain.pin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.identitycheck.domain.otp.CodeGenerator;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A PIN")
class PinTest {

    @ParameterizedTest
    @CsvSource({
        "904725, 904725",
        "'904 725', 904725",
        "904-7258, 9047258",
        "' 90472583 ', 90472583",
        "'\u202A904725\u202C', 904725",
        "904–725, 904725",
        "٩٠٤٧٢٥, 904725",
        "９０４７２５８３, 90472583"
    })
    @DisplayName("is read as people type it")
    void typed(String typed, String digits) {
        assertThat(Pin.of(typed)).map(Pin::digits).contains(digits);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "90472", "904725831", "90472a", "904725\n904725", "-------"})
    @DisplayName("is nothing else")
    void malformed(String typed) {
        assertThat(Pin.of(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "90472", "904725831", "904 725", "904725 "})
    @DisplayName("is made of bare digits")
    void bare(String digits) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Pin(digits));
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 7, 8})
    @DisplayName("is made by chance, and is never one that is guessed first")
    void made(int length) {
        PinGenerator generator = new PinGenerator(new CodeGenerator(new SecureRandom()));
        WeakPins trivial = WeakPins.of(List.of());
        Set<Pin> made = IntStream.range(0, 200)
                .mapToObj(i -> generator.next(length, trivial))
                .collect(Collectors.toSet());
        assertThat(made)
                .hasSizeGreaterThan(190)
                .allMatch(pin -> pin.digits().length() == length)
                .noneMatch(trivial::contains);
    }

    @Test
    @DisplayName("does not print itself")
    void secret() {
        assertThat(new Pin("904725")).hasToString("***");
    }
}
