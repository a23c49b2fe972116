package dev.identitycheck.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.domain.notice.DisownEffect;
import dev.identitycheck.domain.notice.NoticeType;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The texts of notices")
class NoticeTextsTest {

    @ParameterizedTest
    @EnumSource(NoticeType.class)
    @DisplayName("say of each kind what happened and what to do")
    void kinds(NoticeType kind) {
        for (Language language : Language.values()) {
            assertThat(language.keys()).contains(text("Subject", kind), text("What", kind), text("You", kind));
            if (!kind.isForSupport()) {
                assertThat(language.keys())
                        .contains("identityCheckNoticeSms." + kind.key(), "identityCheckCentreNotice." + kind.key());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(NoticeType.class)
    @DisplayName("say of each kind with a button that it is there, and of each other one that support is to be told")
    void button(NoticeType kind) {
        String you = Language.EN.say(text("You", kind));
        if (kind.isForSupport()) {
            assertThat(you).contains("over a contact that was on file before");
        } else if (kind.effect().isPresent()) {
            assertThat(you).containsIgnoringCase("say so now:");
        } else {
            assertThat(you).contains("tell support").doesNotContain("say so now");
        }
    }

    @ParameterizedTest
    @EnumSource(NoticeType.class)
    @DisplayName("by SMS say how to reach support where there is no button")
    void sms(NoticeType kind) {
        if (!kind.isForSupport() && kind.effect().isEmpty()) {
            for (Language language : Language.values()) {
                assertThat(language.arguments("identityCheckNoticeSms." + kind.key()))
                        .as("%s in %s", kind, language)
                        .contains("3");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(DisownEffect.class)
    @DisplayName("say of each effect what the button does, did, and did before")
    void effects(DisownEffect effect) {
        for (Language language : Language.values()) {
            boolean isOlder = effect == DisownEffect.ACCESS || effect == DisownEffect.CONTACT;
            for (String part : List.of(isOlder ? "" : "Press", "Done", "Already", "Support")) {
                assertThat(language.keys()).contains("identityCheckDisown" + part + effect.key());
            }
        }
    }

    private static String text(String part, NoticeType kind) {
        return "identityCheckNotice" + part + "." + kind.key();
    }
}
