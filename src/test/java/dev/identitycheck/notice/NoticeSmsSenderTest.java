package dev.identitycheck.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.delivery.Recipient;
import dev.identitycheck.delivery.sms.SmsAlphabet;
import dev.identitycheck.delivery.sms.SmsSegments;
import dev.identitycheck.domain.notice.DisownLink;
import dev.identitycheck.domain.notice.NoticeType;
import dev.identitycheck.domain.notice.Notices;
import dev.identitycheck.pages.Language;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A notice by text message")
class NoticeSmsSenderTest {

    private static final List<String> KINDS = Arrays.stream(NoticeType.values())
            .filter(kind -> !kind.isForSupport())
            .map(NoticeType::key)
            .toList();
    private static final String PATH = "/realms/agency/identity-check/d/" + "A".repeat(24);

    @ParameterizedTest
    @EnumSource(Language.class)
    @DisplayName("is one segment in every language, whatever the names in it, with its link whole")
    void oneSegment(Language language) {
        for (String kind : KINDS) {
            for (String host :
                    List.of("https://a.it", "https://login.agency.example", "https://" + "h".repeat(60) + ".it")) {
                String text = text(language, kind, "Città di Aurelia\r\n<script>", "p".repeat(10_000), host + PATH);
                assertThat(text).as(kind).endsWith(host + PATH).doesNotContain("<", "\n");
                assertThat(SmsSegments.of(text).alphabet()).as(text).isEqualTo(SmsAlphabet.GSM_7);
                assertThat(SmsSegments.of(text).count()).as(text).isOne();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    @DisplayName("says what happened beside the link of a usual server, and does not fall back on the brief text")
    void toldInFull(Language language) {
        for (NoticeType kind : NoticeType.values()) {
            if (!kind.isForSupport()) {
                String url = kind.effect().isPresent() ? "https://sso.agency.example" + PATH : "";
                String text = text(language, kind.key(), "City of Aurelia", "SPID Beta", url);
                assertThat(text).as(kind.key()).contains("22/11 09:25").contains("City of A");
                assertThat(SmsSegments.of(text).count()).as(text).isOne();
            }
        }
    }

    @Test
    @DisplayName("says who, with what and when, where there is room")
    void said() {
        assertThat(text(Language.EN, "confirmed", "Città di Aurelia", "SPID", "https://a.it" + PATH))
                .isEqualTo("Città di Aurelia: new sign-in with SPID, 22/11 09:25. Not you? https://a.it" + PATH);
    }

    @Test
    @DisplayName("leaves out names of another alphabet, which cost more than there is room for")
    void anotherAlphabet() {
        assertThat(text(Language.EN, "confirmed", "Δήμος Αθηναίων", "SPID", "https://a.it" + PATH))
                .isEqualTo("account changed. Not you? https://a.it" + PATH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "http://evil.example", "evil.example/x"})
    @DisplayName("makes no link of a name")
    void noLink(String name) {
        assertThat(text(Language.EN, "confirmed", name, name, "https://a.it" + PATH))
                .doesNotContain("evil.example", "http:");
    }

    @Test
    @DisplayName("says how to reach support where the text speaks of it and there is room")
    void support() {
        assertThat(text(Language.EN, "locked", "Agency", "SPID", "https://a.it" + PATH, " (06 123456)"))
                .isEqualTo("Agency: too many wrong codes with SPID, 22/11 09:25. Not you? Tell support (06 123456)."
                        + " https://a.it" + PATH);
        assertThat(text(Language.EN, "confirmed", "Agency", "SPID", "https://a.it" + PATH, " (06 123456)"))
                .doesNotContain("06 123456");
        assertThat(text(Language.EN, "locked", "Agency", "SPID", "https://a.it" + PATH, " (" + "0".repeat(90) + ")"))
                .contains("Agency: too many wrong codes with SPID", "Tell support. https://a.it" + PATH);
    }

    private static String text(Language language, String kind, String realm, String provider, String url) {
        return text(language, kind, realm, provider, url, "");
    }

    private static String text(
            Language language, String kind, String realm, String provider, String url, String support) {
        NoticeMessage message = new NoticeMessage(
                "realm",
                new Recipient("u1", "anna", Optional.empty(), Optional.empty(), "en", Map.of(), ""),
                Notices.notice("1", NoticeType.CONFIRMED),
                provider,
                Optional.of(new DisownLink(url, "digest", Duration.ofDays(7))));
        return NoticeSmsSender.text(
                new MessageFormat(language.pattern("identityCheckNoticeSms." + kind)),
                new MessageFormat(language.pattern("identityCheckNoticeSms.brief")),
                realm,
                support,
                "22/11 09:25",
                message);
    }
}
