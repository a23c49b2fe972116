package dev.identitycheck.domain.notice;

import static dev.identitycheck.domain.notice.Notices.MAIL;
import static dev.identitycheck.domain.notice.Notices.NOON;
import static dev.identitycheck.domain.notice.Notices.PHONE;
import static dev.identitycheck.domain.notice.Notices.notice;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An outbox")
class OutboxTest {

    private static final RetryPolicy SCHEDULE = new RetryPolicy(Duration.ofMinutes(1));
    private static final Instant LATER = NOON.plusSeconds(60);

    @Test
    @DisplayName("holds what is to be told at once, oldest first")
    void due() {
        Outbox outbox = Outbox.EMPTY
                .plus(notice("1", NoticeType.CONFIRMED))
                .plus(notice("2", NoticeType.LOCKED))
                .plus(notice("3", NoticeType.LINKED).dueAt(LATER));

        assertThat(outbox.due(NOON)).extracting(Notice::id).containsExactly("1", "2");
        assertThat(outbox.due(LATER)).extracting(Notice::id).containsExactly("1", "2", "3");
        assertThat(outbox.nextDue()).contains(NOON);
        assertThat(Outbox.EMPTY.nextDue()).isEmpty();
    }

    @Test
    @DisplayName("gives a fact to one messenger alone, until that one has had it for too long")
    void claimed() {
        Outbox outbox = Outbox.EMPTY.plus(notice("1", NoticeType.CONFIRMED)).change("1", f -> f.leasedUntil(LATER));

        assertThat(outbox.due(NOON)).isEmpty();
        assertThat(outbox.due(LATER)).hasSize(1);
    }

    @Test
    @DisplayName("keeps what came later until a messenger that died has had its fact for too long")
    void claimedByTheDead() {
        Outbox outbox = Outbox.EMPTY
                .plus(notice("1", NoticeType.CONFIRMED))
                .change("1", f -> f.leasedUntil(LATER))
                .plus(notice("2", NoticeType.PASSWORD_CHANGED))
                .plus(notice("3", NoticeType.DISOWNED));

        assertThat(outbox.due(NOON)).extracting(Notice::id).as("support alone").containsExactly("3");
        assertThat(outbox.without("3").nextDue()).contains(LATER);
        assertThat(outbox.due(LATER)).extracting(Notice::id).containsExactly("1", "2", "3");
        assertThat(outbox.failed("1", to -> true, SCHEDULE, NOON).due(NOON))
                .extracting(Notice::id)
                .as("once it is told")
                .containsExactly("2", "3");
    }

    @Test
    @DisplayName("lets go of a fact when everybody has been told, and keeps it for those who have not")
    void told() {
        Notice both = notice("1", NoticeType.CONFIRMED).to(List.of(MAIL, PHONE));
        Outbox outbox = Outbox.EMPTY.plus(both);

        Outbox half = outbox.change("1", f -> f.without(MAIL::equals).failed(SCHEDULE, NOON));

        assertThat(half.notices()).singleElement().satisfies(f -> {
            assertThat(f.to()).containsExactly(PHONE);
            assertThat(f.tries()).isEqualTo(1);
            assertThat(f.due()).isEqualTo(NOON.plusSeconds(60));
        });
        assertThat(half.change("1", f -> f.without(PHONE::equals)).notices()).isEmpty();
    }

    @Test
    @DisplayName("that is full loses no news of an identity to changes of contacts")
    void full() {
        Outbox outbox = Outbox.EMPTY.plus(notice("access", NoticeType.CONFIRMED));
        for (int number = 1; number <= Outbox.LIMIT * 2; number++) {
            outbox = outbox.plus(notice("contact-" + number, NoticeType.CONTACT_CHANGED));
        }

        assertThat(outbox.notices()).hasSize(Outbox.LIMIT);
        assertThat(outbox.find("access")).isPresent();
    }

    @Test
    @DisplayName("that is full loses of what comes again and again, and nothing else")
    void balanced() {
        Outbox outbox = Outbox.EMPTY.plus(notice("password", NoticeType.PASSWORD_CHANGED));
        for (int number = 1; number <= Outbox.LIMIT; number++) {
            outbox = outbox.plus(notice("linked-" + number, NoticeType.LINKED));
        }
        for (int number = 1; number <= Outbox.LIMIT; number++) {
            outbox = outbox.plus(notice("added-" + number, NoticeType.CREDENTIAL_ADDED));
        }

        assertThat(outbox.find("password")).isPresent();
        assertThat(outbox.notices())
                .filteredOn(n -> n.kind() == NoticeType.LINKED)
                .as("identities are displaced by nothing that there are more than two of")
                .hasSize(Outbox.LIMIT - 3);
    }

    @Test
    @DisplayName("keeps what waits with nobody to be told, until it is due itself")
    void untold() {
        Notice untold = notice("1", NoticeType.ATTEMPTS).to(List.of()).dueAt(LATER);
        Outbox outbox = Outbox.EMPTY.plus(untold).plus(notice("2", NoticeType.CONFIRMED));

        assertThat(outbox.change("2", f -> f.dueAt(LATER)).find("1")).isPresent();
        assertThat(outbox.change("1", f -> f.dueAt(LATER)).find("1")).isEmpty();
        assertThat(outbox.with(untold.dueAt(NOON)).due(NOON))
                .extracting(Notice::id)
                .containsExactly("2", "1");
        assertThat(outbox.with(notice("3", NoticeType.LINKED)).notices()).hasSize(3);
    }

    @Test
    @DisplayName("that is full loses attempts first, and takes none in at the cost of anything else")
    void attempts() {
        Outbox outbox = Outbox.EMPTY.plus(notice("attempt", NoticeType.ATTEMPTS));
        for (int number = 1; number < Outbox.LIMIT; number++) {
            outbox = outbox.plus(notice("access-" + number, NoticeType.CONFIRMED));
        }
        Outbox full = outbox.plus(notice("contact", NoticeType.CONTACT_CHANGED));

        assertThat(full.notices())
                .extracting(Notice::id)
                .hasSize(Outbox.LIMIT)
                .contains("contact")
                .doesNotContain("attempt");
        assertThat(full.plus(notice("another", NoticeType.ATTEMPTS))).isEqualTo(full);
        assertThat(outbox.plus(notice("another", NoticeType.ATTEMPTS)).notices())
                .extracting(Notice::id)
                .contains("another")
                .doesNotContain("attempt");
    }

    @Test
    @DisplayName("has attempts delay nothing else")
    void attemptsLast() {
        Outbox outbox =
                Outbox.EMPTY.plus(notice("attempt", NoticeType.ATTEMPTS)).plus(notice("access", NoticeType.CONFIRMED));

        assertThat(outbox.due(NOON)).extracting(Notice::id).containsExactly("access", "attempt");
        Outbox failed = outbox.failed("attempt", to -> false, SCHEDULE, NOON);
        assertThat(failed.find("access")).map(Notice::due).contains(NOON);
        assertThat(failed.find("attempt")).map(Notice::due).contains(LATER);
    }

    @Test
    @DisplayName("keeps its order where the first fact cannot be told, but does not wait for ever")
    void order() {
        Outbox outbox = Outbox.EMPTY.plus(notice("1", NoticeType.LINKED)).plus(notice("2", NoticeType.CONFIRMED));

        Outbox once = outbox.failed("1", to -> false, SCHEDULE, NOON);
        Outbox often = outbox;
        for (int number = 0; number < 10; number++) {
            often = often.failed("1", to -> false, SCHEDULE, NOON);
        }

        assertThat(once.due(NOON)).isEmpty();
        assertThat(once.plus(notice("3", NoticeType.LINKED)).due(NOON)).isEmpty();
        assertThat(once.nextDue()).contains(LATER);
        assertThat(once.due(LATER)).extracting(Notice::id).containsExactly("1", "2");
        assertThat(once.notices()).extracting(Notice::tries).containsExactly(1, 0);
        assertThat(often.due(NOON)).extracting(Notice::id).containsExactly("2");
    }

    @Test
    @DisplayName("is tried again after growing intervals, and given up after three days")
    void schedule() {
        assertThat(List.of(SCHEDULE.after(1), SCHEDULE.after(2), SCHEDULE.after(5), SCHEDULE.after(500)))
                .containsExactly(
                        Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(16), Duration.ofHours(4));
        Notice notice = notice("1", NoticeType.CONFIRMED);
        assertThat(SCHEDULE.givesUp(notice.at(), NOON.plus(Duration.ofDays(3)).minusMillis(1)))
                .isFalse();
        assertThat(SCHEDULE.givesUp(notice.at(), NOON.plus(Duration.ofDays(3)))).isTrue();
    }
}
