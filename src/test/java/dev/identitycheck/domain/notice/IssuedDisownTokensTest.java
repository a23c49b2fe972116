package dev.identitycheck.domain.notice;

import static dev.identitycheck.domain.notice.Notices.NOON;
import static dev.identitycheck.domain.notice.Notices.notice;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A handle to disown something with")
class IssuedDisownTokensTest {

    private static final Instant END = NOON.plus(Duration.ofDays(7));
    private static final DisownToken HANDLE = new DisownToken("ABCDEFGH", "0123456789abcdef");

    private static IssuedDisownToken issued(String digest, String notice, NoticeType kind) {
        return new IssuedDisownToken(digest, notice(notice, kind), END, null);
    }

    @Test
    @DisplayName("is found until its time is over")
    void lifetime() {
        IssuedDisownTokens tokens = IssuedDisownTokens.EMPTY.plus(issued("a", "1", NoticeType.CONFIRMED), NOON);

        assertThat(tokens.find("a", END.minusMillis(1))).isPresent();
        assertThat(tokens.find("a", END)).isEmpty();
        assertThat(tokens.find("b", NOON)).isEmpty();
        assertThat(tokens.plus(issued("b", "2", NoticeType.LINKED), END).tokens())
                .hasSize(1);
    }

    @Test
    @DisplayName("is used up with all others about the same fact")
    void used() {
        IssuedDisownTokens tokens = IssuedDisownTokens.EMPTY
                .plus(issued("a", "1", NoticeType.CONFIRMED), NOON)
                .plus(issued("b", "1", NoticeType.CONFIRMED), NOON)
                .plus(issued("c", "2", NoticeType.CONFIRMED), NOON);

        IssuedDisownTokens after = tokens.used(tokens.find("a", NOON).orElseThrow(), NOON);

        assertThat(after.tokens()).extracting(IssuedDisownToken::isUsed).containsExactly(true, true, false);
    }

    @Test
    @DisplayName("about an identity is not driven out by changes of contacts")
    void crowded() {
        IssuedDisownTokens tokens = IssuedDisownTokens.EMPTY.plus(issued("access", "1", NoticeType.CONFIRMED), NOON);
        for (int number = 0; number < IssuedDisownTokens.LIMIT * 2; number++) {
            tokens = tokens.plus(issued("c" + number, "c" + number, NoticeType.CONTACT_CHANGED), NOON);
        }

        assertThat(tokens.tokens()).hasSize(IssuedDisownTokens.LIMIT);
        assertThat(tokens.find("access", NOON)).isPresent();
    }

    @Test
    @DisplayName("is read as it is written, and stored as a digest that gives nothing away")
    void text() {
        assertThat(DisownToken.parse(HANDLE.text())).contains(HANDLE);
        assertThat(HANDLE.digest()).doesNotContain(HANDLE.secret()).isNotEqualTo(HANDLE.formProof());
        assertThat(List.of(HANDLE.digest(), HANDLE.formProof()))
                .doesNotContainAnyElementsOf(List.of(
                        new DisownToken("ABCDEFGH", "0123456789abcdeF").digest(),
                        new DisownToken("ABCDEFGh", "0123456789abcdef").digest()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ABC", "ABCDEFGH0123456789abcdefX", "ABCDEFGH0123456789abcde/", "ABCDEFGH0123456789abcdé0"})
    @DisplayName("is none when it has another form")
    void malformed(String text) {
        assertThat(DisownToken.parse(text)).isEmpty();
    }
}
