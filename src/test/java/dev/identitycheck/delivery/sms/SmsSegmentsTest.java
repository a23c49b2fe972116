package dev.identitycheck.delivery.sms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmsSegmentsTest {

    private static final String EMOJI = "\uD83D\uDE00";

    @ParameterizedTest(name = "{1} × “{0}”: {2}")
    @CsvSource({
        "a, 0, 1",
        "a, 160, 1",
        "a, 161, 2",
        "a, 306, 2",
        "a, 307, 3",
        "à, 160, 1",
        "€, 80, 1",
        "€, 81, 2",
        "€, 152, 2",
        "€, 153, 3",
        "á, 70, 1",
        "á, 71, 2",
        "á, 134, 2",
        "á, 135, 3",
        "ế, 70, 1",
        "ế, 71, 2"
    })
    @DisplayName("A segment holds 160 places of seven bits or 70 of sixteen, a part seven or three less")
    void counts(String character, int times, int segments) {
        assertThat(new SmsMessage("+393331234567", "", character.repeat(times)).segments())
                .isEqualTo(segments);
    }

    @Test
    @DisplayName("No character of two places is cut apart")
    void wholeCharacters() {
        assertThat(SmsSegments.of("a".repeat(152) + "€" + "b".repeat(20)).texts())
                .containsExactly("a".repeat(152), "€" + "b".repeat(20));
        assertThat(SmsSegments.of("x".repeat(66) + EMOJI + "y".repeat(10)).texts())
                .containsExactly("x".repeat(66), EMOJI + "y".repeat(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"’", "–", "ç", "đ", "\u001B", "\t", "\u00A0", "Α"})
    @DisplayName("One other character makes it sixteen bits")
    void others(String character) {
        assertThat(SmsSegments.of("a" + character).alphabet()).isEqualTo(SmsAlphabet.UCS_2);
    }

    @Test
    @DisplayName("The codes are those of the standard")
    void codes() {
        assertThat(SmsAlphabet.GSM_7.encode("@£Ça zà€{\n"))
                .containsExactly(0x00, 0x01, 0x09, 0x61, 0x20, 0x7A, 0x7F, 0x1B, 0x65, 0x1B, 0x28, 0x0A);
        assertThat(SmsAlphabet.GSM_7.encode("Δ_ΞÆ¤¡ÄÖÑÜ§¿"))
                .containsExactly(0x10, 0x11, 0x1A, 0x1C, 0x24, 0x40, 0x5B, 0x5C, 0x5D, 0x5E, 0x5F, 0x60);
        assertThat(SmsAlphabet.UCS_2.encode("ế" + EMOJI)).containsExactly(0x1E, 0xBF, 0xD8, 0x3D, 0xDE, 0x00);
    }

    @Test
    @DisplayName("Segments do not print what they hold")
    void notPrinted() {
        assertThat(SmsSegments.of("Your code is 123456")).hasToString("SmsSegments[GSM_7, 1]");
    }
}
