package dev.identitycheck.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.phone.PhoneNumberParser;
import dev.identitycheck.recovery.password.PasswordGenerator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Who says that an account is theirs")
class RecoveryRequestTest {

    private static RecoveryRequest of(String number, String email) {
        return new RecoveryRequest(IdNumber.parse(number).orElseThrow(), RecoveryRequest.email(email));
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
        assertThat(IdNumber.parse("rss mra").orElseThrow().spellings()).containsExactly("rss mra", "rssmra", "RSSMRA");
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
        assertThat(IdNumber.parse(spelling).orElseThrow().canonical()).isEqualTo("strassek1");
        assertThat(IdNumber.parse(spelling).orElseThrow().isStoredAs("Strasse K1"))
                .isTrue();
        assertThat(IdNumber.parse(spelling).orElseThrow().isStoredAs("Strasse K2"))
                .isFalse();
    }

    @Test
    @DisplayName("has a number that folding changes no further, whatever letter it is made of")
    void foldedOnce() {
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(Character::isLetterOrDigit)
                .mapToObj(Character::toString)
                .forEach(letter -> {
                    String once = new IdNumber(letter).canonical();
                    assertThat(new IdNumber(once).canonical()).isEqualTo(once);
                    assertThat(new IdNumber(letter.toUpperCase(Locale.ROOT)).canonical())
                            .isEqualTo(once);
                    assertThat(new IdNumber(letter.toLowerCase(Locale.ROOT)).canonical())
                            .isEqualTo(once);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "<b>", "a\"b", "x\ny", "=1", "%", "' or 1=1"})
    @DisplayName("has no number of other characters")
    void noNumber(String text) {
        assertThat(IdNumber.parse(text)).isEmpty();
    }

    @Test
    @DisplayName("has no number that is too long, and never prints it")
    void bounds() {
        assertThat(IdNumber.parse("1".repeat(81))).isEmpty();
        assertThat(IdNumber.parse(null)).isEmpty();
        assertThat(of("RSSMRA80A01", "mara@example.org").toString()).doesNotContain("RSS", "mara");
        assertThat(IdNumber.parse("RSSMRA80A01").toString()).doesNotContain("RSS");
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
        String password = PasswordGenerator.of(16);
        assertThat(password)
                .hasSize(16)
                .containsPattern("[a-z]")
                .containsPattern("[A-Z]")
                .containsPattern("[0-9]")
                .containsPattern("[^A-Za-z0-9]")
                .isNotEqualTo(PasswordGenerator.of(16));
    }
}
