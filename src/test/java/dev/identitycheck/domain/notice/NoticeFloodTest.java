package dev.identitycheck.domain.notice;

import static dev.identitycheck.domain.notice.Notices.MAIL;
import static dev.identitycheck.domain.notice.Notices.NOON;
import static dev.identitycheck.domain.notice.Notices.SCENE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A flood of notices")
class NoticeFloodTest {

    private NoticeHistory history = NoticeHistory.EMPTY;
    private Outbox outbox = Outbox.EMPTY;
    private Instant now = NOON;

    private void happens(NoticeType kind, NoticeSubject subject) {
        now = now.plusSeconds(1);
        Notice notice =
                Notice.of(kind.key() + now, kind, now, SCENE).about(subject).to(List.of(MAIL));
        outbox = NoticeFlood.add(outbox, history, notice);
        history = history.plus(notice);
    }

    private void comeAndGo(int first, int count) {
        for (int number = first; number < first + count; number++) {
            happens(NoticeType.CREDENTIAL_ADDED, NoticeSubject.of("otp", "c" + number));
            happens(NoticeType.CREDENTIAL_REMOVED, NoticeSubject.of("otp", "c" + number));
        }
    }

    private List<Notice> due() {
        return outbox.due(now);
    }

    @Test
    @DisplayName("is sent up to ten of a type in an hour")
    void bound() {
        comeAndGo(1, 15);

        assertThat(due()).hasSize(2 * NoticeFlood.PER_HOUR);
        assertThat(outbox.notices()).as("what came and went waits for nothing").hasSize(20);
    }

    @Test
    @DisplayName("hides nothing that stays: it is told after an hour")
    void stays() {
        comeAndGo(1, 12);
        happens(NoticeType.CREDENTIAL_ADDED, NoticeSubject.of("webauthn", "theirs"));
        comeAndGo(20, 2);

        List<Notice> later = outbox.due(now.plusSeconds(3600));

        assertThat(due()).extracting(notice -> notice.subject().id()).doesNotContain("theirs");
        assertThat(later).extracting(notice -> notice.subject().id()).contains("theirs");
        assertThat(later).hasSize(21);
    }

    @Test
    @DisplayName("of changes of one thing is told by the last of them")
    void last() {
        for (int number = 0; number < 25; number++) {
            happens(NoticeType.PASSWORD_CHANGED, NoticeSubject.of("password", "p"));
        }

        assertThat(outbox.notices()).hasSize(NoticeFlood.PER_HOUR + 1);
        assertThat(outbox.notices().get(NoticeFlood.PER_HOUR).at()).isEqualTo(now);
    }

    @Test
    @DisplayName("of one type delays no other one, nor an identity that a code has confirmed")
    void others() {
        comeAndGo(1, 12);
        happens(NoticeType.PIN_CHANGED, NoticeSubject.NONE);
        for (int number = 0; number < 12; number++) {
            happens(NoticeType.CONFIRMED, NoticeSubject.NONE);
        }

        assertThat(due()).filteredOn(n -> n.kind() == NoticeType.CONFIRMED).hasSize(12);
        assertThat(due()).filteredOn(n -> n.kind() == NoticeType.PIN_CHANGED).hasSize(1);
    }

    @Test
    @DisplayName("is over after an hour")
    void over() {
        comeAndGo(1, 12);
        now = now.plusSeconds(3600);

        happens(NoticeType.CREDENTIAL_ADDED, NoticeSubject.of("otp", "next"));

        assertThat(due()).extracting(notice -> notice.subject().id()).contains("next");
    }
}
