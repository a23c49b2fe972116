package dev.identitycheck.domain.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The attempts that one notice tells of")
class AttemptTallyTest {

    private static final AttemptTally TALLY =
            AttemptTally.NONE.plus("pc", 1).plus("pc", 1).plus("phone", 0).plus("phone", 1);

    @Test
    @DisplayName("are counted by browser, and read from the notice's subject as they were written")
    void counted() {
        assertThat(TALLY.wrong()).containsExactlyInAnyOrderEntriesOf(Map.of("pc", 2, "phone", 1));
        assertThat(TALLY.total()).isEqualTo(3);
        assertThat(TALLY.subject("identity")).isEqualTo(new NoticeSubject("identity", "pc:2 phone:1", "3"));
        assertThat(AttemptTally.of(TALLY.subject("identity"))).isEqualTo(TALLY);
    }

    @Test
    @DisplayName("of a page that was only opened have no number")
    void opened() {
        AttemptTally opened = AttemptTally.NONE.plus("pc", 0);
        assertThat(opened.isEmpty()).isFalse();
        assertThat(opened.subject("code").name()).isEmpty();
    }

    @Test
    @DisplayName("go with a right code in their own browser, and in no other")
    void withdrawn() {
        assertThat(TALLY.without("pc")).isEqualTo(AttemptTally.NONE.plus("phone", 1));
        assertThat(TALLY.without("pc").without("phone").isEmpty()).isTrue();
        assertThat(TALLY.without("tablet")).isEqualTo(TALLY);
    }

    @Test
    @DisplayName("of more browsers than are told apart are counted, and no right code withdraws them")
    void bounded() {
        AttemptTally tally = AttemptTally.NONE;
        for (int number = 1; number <= 100; number++) {
            tally = tally.plus("b" + number, 1);
        }
        assertThat(tally.total()).isEqualTo(100);
        assertThat(tally.wrong()).hasSize(AttemptTally.BROWSERS + 1);
        assertThat(tally.without("b100")).isEqualTo(tally);
        assertThat(AttemptTally.of(tally.subject("code"))).isEqualTo(tally);
    }

    @Test
    @DisplayName("are a number once the notice is sent")
    void told() {
        Notice waiting = Notices.notice("1", NoticeType.ATTEMPTS).about(TALLY.subject("code"));
        assertThat(AttemptTally.told(waiting).subject()).isEqualTo(new NoticeSubject("code", "", "3"));
        assertThat(AttemptTally.told(AttemptTally.told(waiting))).isEqualTo(AttemptTally.told(waiting));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "pc", "pc:", "pc:x", ":3", "pc:99999", "p c:-1"})
    @DisplayName("are none where the subject holds none")
    void damaged(String id) {
        assertThat(AttemptTally.of(NoticeSubject.of("code", id))).isEqualTo(AttemptTally.NONE);
    }
}
