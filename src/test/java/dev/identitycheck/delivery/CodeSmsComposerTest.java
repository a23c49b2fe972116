package dev.identitycheck.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.delivery.sms.SmsAlphabet;
import dev.identitycheck.delivery.sms.SmsSegments;
import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.domain.notice.DisownLink;
import dev.identitycheck.domain.otp.OneTimeCode;
import java.io.IOException;
import java.io.InputStream;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.PropertyResourceBundle;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeSmsComposerTest {

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
        assertThat(text(pattern, "Agency", "", content("Alfa"))).startsWith("123456: ");
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

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D\uDE00", "e\u0323\u0302", "한", "\uD83C\uDDEE\uD83C\uDDF9"})
    @DisplayName("no character is cut apart")
    void wholeCharacters(String character) {
        String name = SmsSafeName.of(character.repeat(30)).cut(7);
        assertThat(SmsSafeName.of(name).cut(7)).isEqualTo(name);
        assertThat(name).isEqualTo(SmsSafeName.of(character).cut(1).repeat(7));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "Sở Y tế Hà Nội, So Y te Hà Noi",
        "'Agenzia dell’Entrate', Agenzia dell'Entrate",
        "Łódź – “Œuvre”, 'Lodz - \"OEuvre\"'",
        "Città di Forlì, Città di Forlì",
        "ＦＵＬＬ, FULL",
    })
    @DisplayName("a name is written in the alphabet of seven bits where that is possible")
    void sevenBits(String name, String written) {
        assertThat(SmsSafeName.of(name).toString()).isEqualTo(written);
        assertThat(SmsAlphabet.of(written)).isEqualTo(SmsAlphabet.GSM_7);
    }

    @ParameterizedTest(name = "“{0}”")
    @ValueSource(strings = {"＠evil.example ＃999999", "﹫evil.example ﹟1", "a\u2028＠evil", "x℀y＜b＞"})
    @DisplayName("signs that look like others are taken for those")
    void lookAlikes(String name) {
        assertThat(SmsSafeName.of(name).toString()).doesNotContainPattern("[@#<>/＠＃﹫﹟＜＞℀\u2028]");
    }

    @Test
    @DisplayName("a name from right to left turns nothing around it")
    void rightToLeft() {
        assertThat(text("משרד הפנים", "Alfa")).startsWith("123456: \u2068משרד הפנים\u2069 / Alfa\n@");
        assertThat(text("\u202Eabc\u2067", "Alfa")).startsWith("123456: abc / Alfa\n@");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.identitycheck.pages.Language#codes")
    @DisplayName("is one segment in each language, though names and host are long")
    void oneSegment(String language) throws IOException {
        MessageFormat pattern =
                new MessageFormat(smsText(language, "identityCheckSmsCode"), Locale.forLanguageTag(language));
        CodeContent content = new CodeContent(
                new OneTimeCode("1234567890"),
                Duration.ofMinutes(5),
                Purpose.IDENTITY,
                "",
                "Nhà cung cấp định danh điện tử quốc gia",
                "login.servizi-digitali.regione.example",
                Optional.empty());
        String text = text(pattern, "Sở Thông tin và Truyền thông", "", content);
        SmsSegments segments = SmsSegments.of(text);
        assertThat(segments.alphabet()).as(text).isEqualTo(SmsAlphabet.GSM_7);
        assertThat(segments.count()).as(text).isEqualTo(1);
        assertThat(text).endsWith("\n@login.servizi-digitali.regione.example #1234567890");
        assertThat(text.lines()).hasSize(2);
    }

    @Test
    @DisplayName("takes as many segments as it needs in another alphabet, and the names stay readable")
    void otherAlphabet() {
        MessageFormat pattern = new MessageFormat("Код {0}: вход в {1} через {2}. Никому не сообщайте.", Locale.ROOT);
        String text = text(pattern, "Министерство здравоохранения", "", content("Госуслуги"));
        assertThat(text).contains("Министерство здравоо", "Госуслуги");
        assertThat(SmsSegments.of(text).count()).isEqualTo(2);
    }

    @Test
    @DisplayName("says how to reach support behind the word, and not where it takes another segment")
    void support() {
        MessageFormat pattern = new MessageFormat("Code {0}: sign-in to {1}. Tell support{3}.", Locale.ROOT);
        CodeContent content = content("Alfa");
        assertThat(text(pattern, "Agency", " (06 123456)", content))
                .startsWith("Code 123456: sign-in to Agency. Tell support (06 123456).\n@");
        assertThat(text(pattern, "Agency", " (" + "0".repeat(120) + ")", content))
                .startsWith("Code 123456: sign-in to Agency. Tell support.\n@");
    }

    private static String smsText(String language, String key) throws IOException {
        String file = "/theme-resources/messages/messages_" + language + ".properties";
        try (InputStream stream = Objects.requireNonNull(CodeSmsComposerTest.class.getResourceAsStream(file))) {
            return new PropertyResourceBundle(stream).getString(key);
        }
    }

    @Test
    @DisplayName("an empty name is nothing worse than empty")
    void empty() {
        assertThat(text("", "\n\n")).startsWith("123456:  / \n@");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.identitycheck.pages.Language#codes")
    @DisplayName("has the link on the line before the last, where it is one segment with it")
    void link(String language) throws IOException {
        for (String purpose : List.of("", ".code", ".phone", ".word", ".recovery")) {
            String text = CodeSmsComposer.text(
                    texts(language, purpose), "Agency", " (06 123456)", linked("Alfa", "id.acme.example"));

            assertThat(text.lines()).as(text).hasSize(3);
            assertThat(text).contains("123456", "Agency").endsWith("\n@id.acme.example #123456");
            assertThat(text.lines().skip(1).findFirst().orElseThrow()).endsWith(address("id.acme.example"));
            assertThat(SmsSegments.of(text).count()).as(text).isEqualTo(1);
            assertThat(text).as("nothing is said twice").doesNotContain("06 123456");
        }
    }

    @Test
    @DisplayName("shortens names before it leaves the link out")
    void shorterNamesBesideLink() throws IOException {
        CodeContent content = linked("Alfa", "id.acme.example");

        String text = CodeSmsComposer.text(texts("en", ""), "An agency of some region", "", content);

        assertThat(text)
                .contains(address("id.acme.example"), " to An agency of so.\n")
                .doesNotContain("Never share");
        assertThat(SmsSegments.of(text).count()).isEqualTo(1);
    }

    @Test
    @DisplayName("says beside the link that the code is a secret, where that fits too")
    void advice() throws IOException {
        assertThat(CodeSmsComposer.text(texts("en", ".code"), "Acme", "", linked("Alfa", "id.it")))
                .isEqualTo("Code 123456: sign-in to Acme. Never share it.\nKhong phai ban? " + address("id.it")
                        + "\n@id.it #123456");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"login.servizi-digitali.regione.example", "anmeldung.überall.example"})
    @DisplayName("is the text without a link where the link does not fit, and no part of a link is in it")
    void noRoom(String host) throws IOException {
        String text = CodeSmsComposer.text(texts("en", ""), "Agency", "", linked("Alfa", host));

        assertThat(text.lines()).hasSize(2);
        assertThat(text).contains("Ignore it.").doesNotContain("https://");
    }

    private static CodeSmsComposer.Texts texts(String language, String purpose) throws IOException {
        Locale locale = Locale.forLanguageTag(language);
        return new CodeSmsComposer.Texts(
                new MessageFormat(smsText(language, "identityCheckSmsCode" + purpose), locale),
                new MessageFormat(smsText(language, "identityCheckSmsCodeAndLink" + purpose), locale),
                "Never share it.",
                "Khong phai ban?");
    }

    private static CodeContent linked(String providerName, String host) {
        return new CodeContent(
                new OneTimeCode("123456"),
                Duration.ofMinutes(5),
                Purpose.IDENTITY,
                "",
                providerName,
                host,
                Optional.of(new DisownLink(address(host), "digest", Duration.ofDays(7))));
    }

    private static String address(String host) {
        return "https://" + host + "/realms/a/identity-check/d/ABCDEFGH0123456789abcdef";
    }

    private static String text(String realmName, String providerName) {
        return text(new MessageFormat(PATTERN, Locale.ROOT), realmName, "", content(providerName));
    }

    private static String text(MessageFormat pattern, String realmName, String support, CodeContent content) {
        return CodeSmsComposer.text(
                new CodeSmsComposer.Texts(pattern, new MessageFormat("", Locale.ROOT), "", ""),
                realmName,
                support,
                content);
    }

    private static CodeContent content(String providerName) {
        return new CodeContent(
                new OneTimeCode("123456"),
                Duration.ofMinutes(5),
                Purpose.IDENTITY,
                "",
                providerName,
                "login.agency.example",
                Optional.empty());
    }
}
