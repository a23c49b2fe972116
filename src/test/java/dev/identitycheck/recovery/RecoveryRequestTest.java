package dev.identitycheck.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.credential.PasswordGenerator;
import dev.identitycheck.domain.text.IdNumber;
import dev.identitycheck.phone.PhoneNumberParser;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Who says that an account is theirs")
class RecoveryRequestTest {

    private static final List<String> PREFIXES = List.of("TINIT-", "PNOIT-");

    private static RecoveryRequest of(String number, String email) {
        return new RecoveryRequest(IdNumber.parse(number, List.of()).orElseThrow(), RecoveryRequest.email(email));
    }

    @Test
    @DisplayName("is the same however number and address are written")
    void same() {
        assertThat(of(" rss mra 80a01 ", "Mara@Example.org").subject())
                .isEqualTo(of("RSSMRA80A01", "mara@example.org").subject())
                .isNotEqualTo(of("RSSMRA80A02", "mara@example.org").subject())
                .isNotEqualTo(of("RSSMRA80A01", "mario@example.org").subject());
        PhoneNumberParser italian = new PhoneNumberParser(Optional.of("IT"));
        assertThat(RecoveryRequest.phone("333 123 4567", italian))
                .isEqualTo(RecoveryRequest.phone("+39 333 1234567", italian));
    }

    @Test
    @DisplayName("is looked for in every usual spelling")
    void spellings() {
        assertThat(IdNumber.parse("rss mra", List.of()).orElseThrow().spellings())
                .containsExactly("rss mra", "rssmra", "RSSMRA");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stra\u00DFe k1",
                "STRASSE K1",
                "stra\u1E9Ee\u212A1",
                "\uFF33TRASSE\uFF2B\uFF11",
                "\u017Ftrassek1"
            })
    @DisplayName("has one number in all of its spellings")
    void folded(String spelling) {
        assertThat(IdNumber.parse(spelling, List.of()).orElseThrow().canonical())
                .isEqualTo("strassek1");
        assertThat(IdNumber.parse(spelling, List.of()).orElseThrow().isStoredAs("Strasse K1"))
                .isTrue();
        assertThat(IdNumber.parse(spelling, List.of()).orElseThrow().isStoredAs("Strasse K2"))
                .isFalse();
    }

    @Test
    @DisplayName("has a number that folding changes no further, whatever letter it is made of")
    void foldedOnce() {
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(Character::isLetterOrDigit)
                .mapToObj(Character::toString)
                .forEach(letter -> {
                    String once = new IdNumber(letter, List.of()).canonical();
                    assertThat(new IdNumber(once, List.of()).canonical()).isEqualTo(once);
                    assertThat(new IdNumber(letter.toUpperCase(Locale.ROOT), List.of()).canonical())
                            .isEqualTo(once);
                    assertThat(new IdNumber(letter.toLowerCase(Locale.ROOT), List.of()).canonical())
                            .isEqualTo(once);
                });
    }

    @ParameterizedTest(name = "stored {0}, typed {1}")
    @CsvSource({
        "TINIT-RSSMRA80A01H501U, RSSMRA80A01H501U",
        "TINIT-RSSMRA80A01H501U, tinit rssmra80a01h501u",
        "tinit-rssmra80a01h501u, RSSMRA80A01H501U",
        "RSSMRA80A01H501U, TINIT-RSSMRA80A01H501U",
        "12345678Z, 12.345.678-Z",
        "12.345.678-Z, 12345678Z",
        "SSNN-123, SSNN123",
        "SSNN-123, 'SSNN\u2013123'",
        "SSNN123, 'SS\u00A0NN\u200B1\u200E23'",
        "SSNN123, '\uFEFFSSNN 123'",
        "SSNN123, SSNN١٢٣",
    })
    @DisplayName("has one number whatever marks are put in or left out")
    void marks(String stored, String typed) {
        IdNumber number = IdNumber.parse(typed, PREFIXES).orElseThrow();
        assertThat(number.isStoredAs(stored)).isTrue();
        assertThat(number.canonical())
                .isEqualTo(IdNumber.parse(stored, PREFIXES).orElseThrow().canonical());
    }

    @Test
    @DisplayName("has another number where a letter or digit differs")
    void others() {
        IdNumber number = IdNumber.parse("TINIT-1234", PREFIXES).orElseThrow();
        assertThat(List.of("TINIT-1235", "12340", "TINI1234", "T-1234", "1_234", "1,234"))
                .noneMatch(number::isStoredAs);
        assertThat(IdNumber.parse("TINIT-", PREFIXES).orElseThrow().canonical()).isEqualTo("tinit");
        assertThat(IdNumber.parse("TINIT-1234", List.of()).orElseThrow().isStoredAs("1234"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "TINIT-AB12, true",
        "AB12, true",
        "ab12, true",
        "AB-12, true",
        "TINIT-AB/12, true",
        "AB 12, true",
        "A-B-12, false",
        "Ab12, false",
        "OTHER-AB.12, false"
    })
    @DisplayName("is looked for with one separator in any place, with each prefix")
    void found(String stored, boolean found) {
        assertThat(IdNumber.isFound(stored, PREFIXES)).isEqualTo(found);
    }

    @Test
    @DisplayName("is looked for in a limited number of spellings")
    void limited() {
        List<String> five = List.of("A-", "B-", "C-", "D-", "E-");
        assertThat(IdNumber.parse("1A".repeat(12), five).orElseThrow().rareSpellings())
                .hasSizeLessThan(1_200);
        assertThat(IdNumber.parse("1A".repeat(13), five).orElseThrow().rareSpellings())
                .hasSizeLessThan(60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "<b>", "a\"b", "x\u0000y", "=1", "%", "' or 1=1"})
    @DisplayName("has no number of other characters")
    void noNumber(String text) {
        assertThat(IdNumber.parse(text, List.of())).isEmpty();
    }

    @Test
    @DisplayName("has no number that is too long, and never prints it")
    void bounds() {
        assertThat(IdNumber.parse("1".repeat(81), List.of())).isEmpty();
        assertThat(IdNumber.parse(null, List.of())).isEmpty();
        assertThat(of("RSSMRA80A01", "mara@example.org").toString()).doesNotContain("RSS", "mara");
        assertThat(IdNumber.parse("RSSMRA80A01", List.of()).toString()).doesNotContain("RSS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mara", "mara@", "@example.org", "ma ra@example.org", "a@b@c", "a@b\r\nBcc: c@d"})
    @DisplayName("has no address that is none")
    void noAddress(String text) {
        assertThat(RecoveryRequest.email(text)).isEmpty();
    }

    @Test
    @DisplayName("gets a password of each kind of character, and never the same")
    void password() {
        PasswordGenerator passwords = new PasswordGenerator(new SecureRandom());
        String password = passwords.of(16);
        assertThat(password)
                .hasSize(16)
                .containsPattern("[a-z]")
                .containsPattern("[A-Z]")
                .containsPattern("[0-9]")
                .containsPattern("[^A-Za-z0-9]")
                .isNotEqualTo(passwords.of(16));
    }
}
