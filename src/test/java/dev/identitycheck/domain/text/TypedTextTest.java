package dev.identitycheck.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Text that was typed or pasted")
class TypedTextTest {

    @Test
    @DisplayName("loses each mark that nobody sees, and nothing else")
    void invisible() {
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(c -> Character.getType(c) == Character.FORMAT)
                .forEach(c -> assertThat(TypedText.visible("a" + Character.toString(c) + "b"))
                        .as(Integer.toHexString(c))
                        .isEqualTo("ab"));
        assertThat(TypedText.visible("a\u0000b\u001Bc")).isEqualTo("a\u0000b\u001Bc");
    }

    @Test
    @DisplayName("has one kind of blank, and none around it")
    void blanks() {
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(c -> Character.isWhitespace(c) || Character.isSpaceChar(c))
                .filter(c -> c < 0x1C || c > 0x1F)
                .mapToObj(Character::toString)
                .forEach(blank -> assertThat(TypedText.visible(blank + "a" + blank + " " + blank + "b" + blank))
                        .isEqualTo("a b"));
    }

    @ParameterizedTest
    @CsvSource({
        "12–34, 12-34",
        "12−34, 12-34",
        "12‑34, 12-34",
        "１２３, 123",
        "٠١٢٣٤٥٦٧٨٩, 0123456789",
        "۰۱۲۳۴۵۶۷۸۹, 0123456789",
        "१२३, 123",
        "𝟏𝟐𝟑, 123",
        "①②, ①②",
        "ab C, ab C",
    })
    @DisplayName("has plain hyphens and digits")
    void plain(String text, String plain) {
        assertThat(TypedText.plain(text)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({"1 2-3, 123", "1.2, 1.2", "'\u202A+39 333\u202F4\u202C', +393334"})
    @DisplayName("is compact without blanks and hyphens")
    void compact(String text, String compact) {
        assertThat(TypedText.compact(text)).isEqualTo(compact);
    }
}
