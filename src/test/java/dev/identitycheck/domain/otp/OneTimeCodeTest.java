package dev.identitycheck.domain.otp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OneTimeCodeTest {

    @Nested
    @DisplayName("What people type or paste")
    class Typed {

        @ParameterizedTest(name = "“{0}”")
        @ValueSource(
                strings = {
                    "123456",
                    "123 456",
                    "123-456",
                    "12-34-56",
                    "1 2 3 4 5 6",
                    "123\u00A0456",
                    "123\u2010456",
                    "123\u2011456",
                    " 123456 ",
                    "\t123456\r\n",
                    "\u2003123456",
                    "\u200B123456",
                    "123456\u200E",
                    "\u202A123456\u202C",
                    "\u2066123456\u2069",
                    "\u202E123456",
                    "123\u202F456",
                    "123\u2009456",
                    "123\u2013456",
                    "123\u00AD456",
                    "\uFEFF123456",
                    "123\t456",
                    "123\n456",
                    "12345６", // full-width
                    "１２３４５６",
                    "١٢٣٤٥٦", // Arabic-Indic
                    "۱۲۳۴۵۶", // Persian
                    "१२३४५६", // Devanagari
                    "𝟏𝟐𝟑𝟒𝟓𝟔", // mathematical, each of two chars
                })
        @DisplayName("is a code, with the blanks, dashes and marks that messages and keyboards add, in any script")
        void codes(String input) {
            assertThat(OneTimeCode.typed(input, 6)).contains(new OneTimeCode("123456"));
        }

        @ParameterizedTest(name = "“{0}”")
        @NullSource
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "-",
                    "12345",
                    "1234567",
                    "12345a",
                    "abcdef",
                    "123.456",
                    "123_456",
                    "+123456",
                    "𝟏𝟐𝟑", // mathematical: three digits in six chars
                    "12a456",
                    "١٢٣٤٥",
                    "\u200B\u200B\u200B\u200B\u200B\u200B",
                    "①②③④⑤⑥",
                    "123\u0000456",
                    "12345\u0000",
                    "123\u001B[0m456",
                    "12345\uD835",
                })
        @DisplayName("is no code when it is anything else")
        void others(String input) {
            assertThat(OneTimeCode.typed(input, 6)).isEmpty();
        }

        @Test
        @DisplayName("is not looked at when it is a page of text")
        void aPage() {
            assertThat(OneTimeCode.typed("1".repeat(10_000), 6)).isEmpty();
            assertThat(OneTimeCode.typed(" ".repeat(10_000) + "123456", 6)).isEmpty();
            assertThat(OneTimeCode.typed("1".repeat(10_000), 10_000)).isEmpty();
        }

        @Test
        @DisplayName("may be 64 characters long with its blanks, and no more")
        void asLongAsAPaste() {
            assertThat(OneTimeCode.typed(" ".repeat(58) + "123456", 6)).isPresent();
            assertThat(OneTimeCode.typed(" ".repeat(59) + "123456", 6)).isEmpty();
        }

        @Test
        @DisplayName("keeps its leading zeros")
        void leadingZeros() {
            assertThat(OneTimeCode.typed("000 042", 6)).contains(new OneTimeCode("000042"));
        }

        @ParameterizedTest
        @ValueSource(ints = {6, 7, 8, 9, 10})
        @DisplayName("has exactly the length asked for")
        void exactLength(int length) {
            assertThat(OneTimeCode.typed("1".repeat(length - 1), length)).isEmpty();
            assertThat(OneTimeCode.typed("1".repeat(length), length)).isPresent();
            assertThat(OneTimeCode.typed("1".repeat(length + 1), length)).isEmpty();
        }
    }

    @ParameterizedTest(name = "“{0}”")
    @ValueSource(strings = {"", "12a", "1 2", "１２", "-1"})
    @DisplayName("A code is made of ASCII digits only")
    void digitsOnly(String digits) {
        assertThatIllegalArgumentException().isThrownBy(() -> new OneTimeCode(digits));
    }

    @Test
    @DisplayName("All ten digits are digits")
    void allDigits() {
        assertThat(new OneTimeCode("0123456789").digits()).isEqualTo("0123456789");
    }

    @Test
    @DisplayName("A refused code is not quoted in the refusal")
    void refusalQuotesNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OneTimeCode("98765x"))
                .withMessageNotContaining("98765");
    }
}
