package dev.identitycheck.notice;

import static dev.identitycheck.notice.Facts.NOON;
import static dev.identitycheck.notice.Facts.fact;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A handle to disown something with")
class IssuedHandlesTest {

    private static final Instant END = NOON.plus(Duration.ofDays(7));
    private static final DisownHandle HANDLE = new DisownHandle("ABCDEFGH", "0123456789abcdef");

    private static IssuedHandle issued(String digest, String fact, NoticeKind kind) {
        return new IssuedHandle(digest, fact(fact, kind), END, null);
    }

    @Test
    @DisplayName("is found until its time is over")
    void lifetime() {
        IssuedHandles handles = IssuedHandles.EMPTY.plus(issued("a", "1", NoticeKind.CONFIRMED), NOON);

        assertThat(handles.find("a", END.minusMillis(1))).isPresent();
        assertThat(handles.find("a", END)).isEmpty();
        assertThat(handles.find("b", NOON)).isEmpty();
        assertThat(handles.plus(issued("b", "2", NoticeKind.LINKED), END).handles())
                .hasSize(1);
    }

    @Test
    @DisplayName("is used up with all others about the same fact")
    void used() {
        IssuedHandles handles = IssuedHandles.EMPTY
                .plus(issued("a", "1", NoticeKind.CONFIRMED), NOON)
                .plus(issued("b", "1", NoticeKind.CONFIRMED), NOON)
                .plus(issued("c", "2", NoticeKind.CONFIRMED), NOON);

        IssuedHandles after = handles.used(handles.find("a", NOON).orElseThrow(), NOON);

        assertThat(after.handles()).extracting(IssuedHandle::isUsed).containsExactly(true, true, false);
    }

    @Test
    @DisplayName("about an identity is not driven out by changes of contacts")
    void crowded() {
        IssuedHandles handles = IssuedHandles.EMPTY.plus(issued("access", "1", NoticeKind.CONFIRMED), NOON);
        for (int number = 0; number < IssuedHandles.LIMIT * 2; number++) {
            handles = handles.plus(issued("c" + number, "c" + number, NoticeKind.CONTACT_CHANGED), NOON);
        }

        assertThat(handles.handles()).hasSize(IssuedHandles.LIMIT);
        assertThat(handles.find("access", NOON)).isPresent();
    }

    @Test
    @DisplayName("is read as it is written, and stored as a digest that gives nothing away")
    void text() {
        assertThat(DisownHandle.parse(HANDLE.text())).contains(HANDLE);
        assertThat(HANDLE.digest()).doesNotContain(HANDLE.secret()).isNotEqualTo(HANDLE.formProof());
        assertThat(List.of(HANDLE.digest(), HANDLE.formProof()))
                .doesNotContainAnyElementsOf(List.of(
                        new DisownHandle("ABCDEFGH", "0123456789abcdeF").digest(),
                        new DisownHandle("ABCDEFGh", "0123456789abcdef").digest()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ABC", "ABCDEFGH0123456789abcdefX", "ABCDEFGH0123456789abcde/", "ABCDEFGH0123456789abcdé0"})
    @DisplayName("is none when it has another form")
    void malformed(String text) {
        assertThat(DisownHandle.parse(text)).isEmpty();
    }
}
