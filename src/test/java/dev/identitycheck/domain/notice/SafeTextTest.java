package dev.identitycheck.domain.notice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Text that somebody else chose")
class SafeTextTest {

    @Test
    @DisplayName("stays on one line and keeps its reading direction")
    void oneLine() {
        assertThat(SafeText.of("Agency\r\nBcc: x@example.org\u2028\u202Egnp\u0000", 80))
                .isEqualTo("Agency Bcc: x@example.org gnp");
    }

    @Test
    @DisplayName("is cut between characters, however long it is")
    void cut() {
        assertThat(SafeText.of("a".repeat(10_000), 20)).isEqualTo("a".repeat(19) + "…");
        assertThat(SafeText.of("😀".repeat(30), 5)).isEqualTo("😀😀😀😀…");
        assertThat(SafeText.of("x".repeat(20), 20)).hasSize(20);
    }

    @Test
    @DisplayName("may be marks of other languages: they are text")
    void marks() {
        assertThat(SafeText.of("<script>${7*7}</script>", 80)).isEqualTo("<script>${7*7}</script>");
    }
}
