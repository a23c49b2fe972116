package dev.identitycheck.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.domain.notice.NoticeSubject;
import dev.identitycheck.domain.notice.NoticeType;
import dev.identitycheck.domain.notice.Notices;
import dev.identitycheck.pages.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("What a notice is about")
class NoticeFactsTest {

    private static List<Map<String, String>> facts(NoticeType kind, String type, String name) {
        return NoticeFacts.of(Notices.notice("1", kind).about(new NoticeSubject(type, "id", name)));
    }

    private static String value(List<Map<String, String>> facts, String field) {
        return facts.stream()
                .map(fact -> fact.getOrDefault(field, ""))
                .reduce((one, other) -> one + " " + other)
                .orElse("");
    }

    @ParameterizedTest
    @CsvSource({
        "CREDENTIAL_ADDED, webauthn-passwordless, identityCheckCredential.webauthn-passwordless",
        "CREDENTIAL_REMOVED, otp, identityCheckCredential.otp",
        "CREDENTIAL_ADDED, somebody-elses, identityCheckCredential",
        "CODE_SENT, recovery, identityCheckPurpose.recovery",
        "ATTEMPTS, identity, identityCheckPurpose.identity",
        "CODE_DISOWNED, of-later-versions, identityCheckPurpose",
        "SUPPORT_ACTED, unlock, identityCheckAct.unlock",
        "SUPPORT_ACTED, of-later-versions, identityCheckAct",
        "CHANGE_DISOWNED, password, identityCheckCredential.password",
    })
    @DisplayName("is said by a message, and by the one for all others where there is none")
    void words(NoticeType kind, String type, String text) {
        assertThat(facts(kind, type, ""))
                .singleElement()
                .satisfies(fact -> assertThat(fact).containsEntry("text", text).containsEntry("name", ""));
    }

    @Test
    @DisplayName("is named as its owner named it")
    void names() {
        assertThat(value(facts(NoticeType.CREDENTIAL_ADDED, "otp", "Anna's phone"), "name"))
                .contains("Anna's phone");
        assertThat(value(facts(NoticeType.NEW_BROWSER, "browser", "Firefox, Linux"), "name"))
                .isEqualTo("Firefox, Linux");
        assertThat(value(facts(NoticeType.ATTEMPTS, "code", "7"), "name")).contains("7");
        assertThat(value(facts(NoticeType.CREDENTIAL_ADDED, "otp", "a\r\nb\u202Ec<i>" + "x".repeat(10_000)), "name"))
                .doesNotContain("\r", "\n", "\u202E")
                .hasSizeLessThan(70);
    }

    @ParameterizedTest
    @EnumSource(NoticeType.class)
    @DisplayName("is never said by a word of somebody else's making")
    void keys(NoticeType kind) {
        for (Language language : Language.values()) {
            for (Map<String, String> fact : facts(kind, "{0}' ${x}", "{1}' ${y}")) {
                isThere(language, fact.getOrDefault("label", ""));
                if (!fact.getOrDefault("text", "").isEmpty()) {
                    isThere(language, fact.getOrDefault("text", ""));
                }
            }
        }
    }

    @Test
    @DisplayName("has a message for each word")
    void messages() {
        Map<String, Set<String>> groups = Map.of(
                NoticeFacts.CREDENTIAL, NoticeFacts.CREDENTIALS,
                NoticeFacts.PURPOSE, NoticeFacts.PURPOSES,
                NoticeFacts.ACT, NoticeFacts.ACTS,
                NoticeFacts.UNDONE_TEXT, NoticeFacts.UNDONE);
        for (Language language : Language.values()) {
            groups.forEach((prefix, words) -> {
                isThere(language, prefix);
                words.forEach(word -> isThere(language, prefix + "." + word));
            });
        }
        assertThat(NoticeFacts.PURPOSES)
                .containsAll(Arrays.stream(Purpose.values()).map(Purpose::key).toList());
    }

    private static void isThere(Language language, String key) {
        try {
            assertThat(language.pattern(key)).as(key).isNotBlank();
        } catch (MissingResourceException e) {
            throw new AssertionError(language + " lacks " + key, e);
        }
    }
}
