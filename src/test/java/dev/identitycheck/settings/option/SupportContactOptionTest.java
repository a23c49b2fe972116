package dev.identitycheck.settings.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("How people reach support")
class SupportContactOptionTest {

    private static final SupportContactOption OPTION = new SupportContactOption("k", "l", "h");
    private static final SupportContact CONTACT = OPTION.parse(
            """
            {"it":{"text":"06 1234"},"en":{"text":"+39 06 1234","link":"tel:+39061234"},\
            "pt_BR":{"text":"brasil"},"de":{"text":"Hilfe","link":"https://help.example/de?a=1"}}""");

    @ParameterizedTest(name = "{0}, realm {1}: {2}")
    @CsvSource({
        "en,    it,    +39 06 1234",
        "en-GB, it,    +39 06 1234",
        "pt-BR, it,    brasil",
        "fr,    de,    Hilfe",
        "fr,    pt-BR, brasil",
        "pt,    en,    +39 06 1234",
        "fr,    fr,    06 1234",
        "fr,    ,      06 1234",
    })
    @DisplayName("is said in the language, else in the realm's, else as it was written first")
    void language(String language, String realm, String text) {
        assertThat(CONTACT.in(Locale.forLanguageTag(language), realm))
                .map(SupportContact.Line::text)
                .contains(text);
    }

    @Test
    @DisplayName("has a link where there is one")
    void link() {
        assertThat(CONTACT.in(Locale.ENGLISH, null)).contains(new SupportContact.Line("+39 06 1234", "tel:+39061234"));
        assertThat(CONTACT.in(Locale.ITALIAN, null)).contains(new SupportContact.Line("06 1234", ""));
        assertThat(OPTION.parse("").in(Locale.ENGLISH, "en")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "[]",
                "\"06 1234\"",
                "{\"en\":\"06 1234\"}",
                "{\"en\":null}",
                "{\"en\":{}}",
                "{\"en\":{\"text\":null}}",
                "{\"en\":{\"text\":\" \"}}",
                "{\"en\":{\"text\":\"a\\nb\"}}",
                "{\"en\":{\"text\":\"a\u202eb\"}}",
                "{\"en\":{\"text\":\"a\",\"phone\":\"b\"}}",
                "{\"english\":{\"text\":\"a\"}}",
                "{\"en\":{\"text\":\"a\",\"link\":\"http://help.example\"}}",
                "{\"en\":{\"text\":\"a\",\"link\":\"javascript:alert(1)\"}}",
                "{\"en\":{\"text\":\"a\",\"link\":\"https:help\"}}",
                "{\"en\":{\"text\":\"a\",\"link\":\"//help.example\"}}",
                "{\"en\":{\"text\":\"a\",\"link\":\"https://help.example/a b\"}}",
                "{\"en\":{\"text\":\"a\"}} x",
            })
    @DisplayName("is nothing but texts with safe links")
    void refused(String value) {
        assertThatThrownBy(() -> OPTION.parse(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("is short")
    void lengths() {
        assertThat(OPTION.parse(text(120)).byLanguage()).hasSize(1);
        assertThatThrownBy(() -> OPTION.parse(text(121))).isInstanceOf(IllegalArgumentException.class);
    }

    private static String text(int length) {
        return "{\"en\":{\"text\":\"" + "a".repeat(length) + "\"}}";
    }
}
