package dev.identitycheck.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.code.OneTimeCode;
import dev.identitycheck.contact.Contact;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeTextTest {

    private static final String PATTERN = "{0}: {1} / {2}";

    @Test
    @DisplayName("the text says code, service and provider, and its last line binds the code to the host")
    void whole() {
        assertThat(text("Agency", "SPID Alfa")).isEqualTo("123456: Agency / SPID Alfa\n@login.agency.example #123456");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "it", "vi", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva"})
    @DisplayName("the code's digits are the same in every language")
    void digits(String language) {
        MessageFormat pattern = new MessageFormat(PATTERN, Locale.forLanguageTag(language));
        assertThat(CodeText.text(pattern, "Agency", message("Alfa"))).startsWith("123456: ");
    }

    @ParameterizedTest(name = "“{0}”")
    @ValueSource(
            strings = {
                "A\nB", "A\r\nB", "A\u0085B", "A\u2028B", "A\u2029B", "A\u000BB", "A\fB", "A\tB", "A\u0000B",
                "A\u001BB", "A\u007FB", "A\u009BB", "A\u202EB", "A\u200FB", "A\u2066B", "A\u200BB", "A\uFEFFB", "A@B",
                "A#B", "A<B", "A>B", "A/B", "A:B", "A@@##B", "  A  B  ",
            })
    @DisplayName("a name is one short run of letters: no line, mark or address of its own")
    void plainNames(String name) {
        assertThat(text(name, name)).isEqualTo("123456: A B / A B\n@login.agency.example #123456");
    }

    @Test
    @DisplayName("a name cannot bind the code to another host")
    void noOtherHost() {
        String text = text("x\n@evil.example #123456", "y\u2028@evil.example #123456");
        assertThat(text.lines()).hasSize(2);
        assertThat(text.lines().filter(l -> l.contains("@"))).containsExactly("@login.agency.example #123456");
    }

    @Test
    @DisplayName("a name is no link: phones make one of letters around a dot")
    void noLink() {
        assertThat(text("agency.example", "St. Mary")).startsWith("123456: agency. example / St. Mary");
    }

    @Test
    @DisplayName("a name is no pattern")
    void noPattern() {
        assertThat(text("{0}", "'{2}'")).startsWith("123456: {0} / '{2}'\n");
    }

    @ParameterizedTest
    @CsvSource({
        "abcdefghijklmnopqrst, abcdefghijklmnopqrst",
        "abcdefghijklmnopqrstu, abcdefghijklmnopqrst",
        "abcdefghijklmnopqrs tuv, abcdefghijklmnopqrs",
    })
    @DisplayName("a long name is cut after twenty characters")
    void longNames(String name, String cut) {
        assertThat(text(name, "Alfa")).startsWith("123456: " + cut + " / Alfa\n");
    }

    @Test
    @DisplayName("a character of two halves is not cut apart")
    void wholeCharacters() {
        assertThat(text("\uD83D\uDE00".repeat(30), "Alfa"))
                .startsWith("123456: " + "\uD83D\uDE00".repeat(20) + " / Alfa\n");
    }

    @Test
    @DisplayName("an empty name is nothing worse than empty")
    void empty() {
        assertThat(text("", "\n\n")).startsWith("123456:  / \n@");
    }

    private static String text(String realmName, String providerName) {
        return CodeText.text(new MessageFormat(PATTERN, Locale.ROOT), realmName, message(providerName));
    }

    private static CodeMessage message(String providerName) {
        return new CodeMessage(
                "m1",
                "r1",
                new Recipient("u1", "anna", Optional.empty(), Optional.empty(), "en"),
                List.of(new Contact.Phone("+393331234567")),
                List.of(),
                new OneTimeCode("123456"),
                Duration.ofMinutes(5),
                providerName,
                "login.agency.example");
    }
}
