package dev.identitycheck.domain.notice;

import static dev.identitycheck.domain.notice.Notices.NOON;
import static dev.identitycheck.domain.notice.Notices.notice;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.domain.notice.AttemptNoticePolicy.Target;
import dev.identitycheck.domain.notice.AttemptNoticePolicy.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Attempts that led nowhere")
class AttemptNoticePolicyTest {

    private static final AttemptNoticePolicy POLICY = new AttemptNoticePolicy(Told.WRONG_CODES, Duration.ofMinutes(5));
    private static final Duration DAY = Duration.ofDays(1);
    private static final Target STEP = new Target("code", "");
    private static final Target IDENTITY = Target.of("identity", Optional.of(Notices.entry()));

    private static Notice attempts(String id, String purpose) {
        return notice(id, NoticeType.ATTEMPTS)
                .about(AttemptTally.NONE.plus("pc", 1).subject(purpose));
    }

    private static NoticeHistory told(Notice... notices) {
        NoticeHistory history = NoticeHistory.EMPTY;
        for (Notice notice : notices) {
            history = history.plus(notice);
        }
        return history;
    }

    @ParameterizedTest
    @CsvSource({"WRONG_CODES, true, false", "ALL, true, true", "NONE, false, false"})
    @DisplayName("are told of as the setting says")
    void setting(Told told, boolean wrong, boolean pages) {
        AttemptNoticePolicy policy = new AttemptNoticePolicy(told, Duration.ofMinutes(5));
        assertThat(policy.tellsOfWrongEntries()).isEqualTo(wrong);
        assertThat(policy.tellsOfPages()).isEqualTo(pages);
    }

    @Test
    @DisplayName("are told of some time after the last of them, or after its code has timed out")
    void due() {
        assertThat(POLICY.due(NOON, NOON, Duration.ZERO)).isEqualTo(NOON.plus(Duration.ofMinutes(5)));
        assertThat(POLICY.due(NOON, NOON.plusSeconds(60), Duration.ZERO)).isEqualTo(NOON.plusSeconds(360));
        assertThat(POLICY.due(NOON, NOON, Duration.ofMinutes(10))).isEqualTo(NOON.plus(Duration.ofMinutes(15)));
    }

    @Test
    @DisplayName("are not put off for ever by somebody who goes on and on")
    void latest() {
        Instant latest = NOON.plus(Duration.ofMinutes(20));
        assertThat(POLICY.due(NOON, NOON.plus(Duration.ofMinutes(15)), Duration.ZERO))
                .isEqualTo(latest);
        assertThat(POLICY.due(NOON, NOON.plus(Duration.ofHours(15)), Duration.ZERO))
                .isEqualTo(latest);
    }

    @Test
    @DisplayName("are added to the notice that waits for the same identity or step")
    void together() {
        Notice step = attempts("1", "code");
        Notice identity = attempts("2", "identity").about(Notices.entry());
        Outbox outbox = Outbox.EMPTY
                .plus(notice("0", NoticeType.CONFIRMED).about(Notices.entry()))
                .plus(step)
                .plus(identity);

        assertThat(AttemptNoticePolicy.waiting(outbox, NoticeHistory.EMPTY, STEP))
                .contains(step);
        assertThat(AttemptNoticePolicy.waiting(outbox, NoticeHistory.EMPTY, IDENTITY))
                .contains(identity);
        assertThat(AttemptNoticePolicy.waiting(outbox, NoticeHistory.EMPTY, new Target("identity", "another")))
                .isEmpty();
    }

    @Test
    @DisplayName("are not added to a notice that is on its way")
    void onItsWay() {
        Notice step = attempts("1", "code");
        Outbox outbox = Outbox.EMPTY.plus(step);
        NoticeHistory history = told(step);

        assertThat(AttemptNoticePolicy.waiting(outbox, history, STEP)).isEmpty();
        assertThat(AttemptNoticePolicy.mayBegin(outbox, history, STEP, NOON.plusSeconds(1)))
                .isFalse();
    }

    @Test
    @DisplayName("at one identity are told of once a day")
    void onceADay() {
        NoticeHistory history = told(attempts("1", "identity").about(Notices.entry()));

        assertThat(AttemptNoticePolicy.mayBegin(
                        Outbox.EMPTY, history, IDENTITY, NOON.plus(DAY).minusMillis(1)))
                .isFalse();
        assertThat(AttemptNoticePolicy.mayBegin(Outbox.EMPTY, history, IDENTITY, NOON.plus(DAY)))
                .isTrue();
        assertThat(AttemptNoticePolicy.mayBegin(Outbox.EMPTY, history, STEP, NOON))
                .isTrue();
    }

    @Test
    @DisplayName("at fifty identities are told of a few times a day, told and waiting ones together")
    void flood() {
        Outbox outbox = Outbox.EMPTY;
        NoticeHistory history = NoticeHistory.EMPTY;
        for (int number = 1; number <= AttemptNoticePolicy.PER_DAY; number++) {
            Target next = new Target("purpose-" + number, "");
            assertThat(AttemptNoticePolicy.mayBegin(outbox, history, next, NOON))
                    .isTrue();
            Notice notice = attempts("n" + number, next.purpose());
            if (number % 2 == 0) {
                history = history.plus(notice);
            } else {
                outbox = outbox.plus(notice);
            }
        }

        assertThat(AttemptNoticePolicy.mayBegin(outbox, history, STEP, NOON.plusSeconds(1)))
                .isFalse();
        assertThat(AttemptNoticePolicy.mayBegin(outbox, history, STEP, NOON.plus(DAY)))
                .isTrue();
    }
}
