package dev.identitycheck.domain.notice;

import static dev.identitycheck.domain.notice.Notices.MAIL;
import static dev.identitycheck.domain.notice.Notices.NOON;
import static dev.identitycheck.domain.notice.Notices.SCENE;
import static dev.identitycheck.domain.notice.Notices.notice;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.domain.identity.LedgerEntries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A flood of notices")
class NoticeFloodTest {

    private NoticeHistory history = NoticeHistory.EMPTY;
    private Outbox outbox = Outbox.EMPTY;
    private Instant now = NOON;
    private final List<Notice> lost = new ArrayList<>();

    private void happens(NoticeType kind, NoticeSubject subject) {
        now = now.plusSeconds(1);
        happens(Notice.of(kind.key() + now, kind, now, SCENE).about(subject).to(List.of(MAIL)));
    }

    private void happens(Notice notice) {
        NoticeFlood flood = NoticeFlood.add(outbox, history.plus(notice), notice);
        outbox = flood.outbox();
        history = flood.history();
        lost.addAll(flood.lost());
    }

    // What a worker does with all that is due.
    private List<Notice> sendDue() {
        List<Notice> sent = outbox.due(now);
        sent.forEach(notice -> outbox = outbox.without(notice.id()));
        return sent;
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
        assertThat(history.slots())
                .as("what came and went takes no other's place")
                .hasSize(21);
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

    @Test
    @DisplayName("of all types together is sent up to twenty in an hour, and one of each further type")
    void allTypes() {
        List<NoticeType> kinds = List.of(
                NoticeType.CREDENTIAL_ADDED,
                NoticeType.CREDENTIAL_REMOVED,
                NoticeType.METHOD_CHANGED,
                NoticeType.PIN_CHANGED,
                NoticeType.CONTACT_CHANGED,
                NoticeType.SIGNED_OUT,
                NoticeType.UNLINKED,
                NoticeType.PASSWORD_CHANGED);
        for (int round = 0; round < 40; round++) {
            for (NoticeType kind : kinds) {
                happens(kind, NoticeSubject.of("x", "x" + round + kind));
            }
        }

        assertThat(history.entries()).as("the history has forgotten most of it").hasSizeLessThan(40 * kinds.size());
        assertThat(due()).hasSize(NoticeFlood.ALL_PER_HOUR);
        happens(NoticeType.SWITCHED_ON, NoticeSubject.NONE);
        assertThat(due())
                .as("what has not been told of in this hour is told at once")
                .extracting(Notice::kind)
                .contains(NoticeType.SWITCHED_ON);
        assertThat(lost).isEmpty();
    }

    @Test
    @DisplayName("that goes on for hours is bounded in each of them")
    void goesOn() {
        List<NoticeType> kinds = Arrays.stream(NoticeType.values())
                .filter(kind -> kind.isForOwner() && !kind.isGathered())
                .filter(kind -> kind != NoticeType.CONFIRMED && kind != NoticeType.FIRST)
                .filter(kind -> kind != NoticeType.LOCKED && kind != NoticeType.STEP_LOCKED)
                .toList();
        List<Instant> sent = new ArrayList<>();
        for (int minute = 0; minute < 6 * 60; minute++) {
            for (NoticeType kind : kinds) {
                happens(Notice.of(kind.key() + now, kind, now, SCENE)
                        .about(NoticeSubject.of("otp", "c" + minute))
                        .to(List.of(MAIL)));
            }
            sendDue().forEach(notice -> sent.add(now));
            now = now.plusSeconds(60);
        }

        int most = NoticeFlood.ALL_PER_HOUR + kinds.size();
        for (Instant time : sent) {
            assertThat(sent)
                    .filteredOn(at -> at.isAfter(time.minus(Duration.ofHours(1))) && !at.isAfter(time))
                    .hasSizeLessThanOrEqualTo(most);
        }
        assertThat(lost).isEmpty();
    }

    @Test
    @DisplayName("names everything that stays, in one notice or several, and whatever else happens")
    void namesAll() {
        List<String> made = new ArrayList<>();
        for (int number = 0; number < 70; number++) {
            made.add("c" + number);
            happens(NoticeType.CREDENTIAL_ADDED, NoticeSubject.of("webauthn", "c" + number));
            happens(NoticeType.METHOD_CHANGED, NoticeSubject.NONE);
        }

        List<String> told = outbox.notices().stream()
                .filter(notice -> notice.kind() == NoticeType.CREDENTIAL_ADDED)
                .flatMap(notice -> GatheredSubject.ids(notice.subject()).stream())
                .toList();
        assertThat(told).containsExactlyInAnyOrderElementsOf(made);
        assertThat(outbox.notices()).hasSizeLessThan(Outbox.LIMIT);
        assertThat(lost).isEmpty();
    }

    @Test
    @DisplayName("leaves out of a notice of several what was taken back")
    void partlyUndone() {
        for (int number = 0; number < 13; number++) {
            happens(NoticeType.CREDENTIAL_ADDED, NoticeSubject.of("webauthn", "c" + number));
        }
        happens(NoticeType.CREDENTIAL_REMOVED, NoticeSubject.of("webauthn", "c11"));

        assertThat(outbox.notices()).hasSize(NoticeFlood.PER_HOUR + 1);
        assertThat(GatheredSubject.ids(
                        outbox.notices().get(NoticeFlood.PER_HOUR).subject()))
                .containsExactly("c10", "c12");
    }

    @Test
    @DisplayName("tells of every contact that came, wherever one of them was to be told")
    void contacts() {
        for (int number = 0; number < 14; number++) {
            now = now.plusSeconds(1);
            happens(Notice.of("n" + number, NoticeType.CONTACT_CHANGED, now, SCENE)
                    .aboutContacts(List.of(new NewContact("d" + number, "c" + number)))
                    .to(List.of(new NoticeDestination(NoticeChannel.EMAIL, number + "@example.org"))));
        }

        Notice last = outbox.notices().get(NoticeFlood.PER_HOUR);
        assertThat(outbox.notices()).hasSize(NoticeFlood.PER_HOUR + 1);
        assertThat(last.at())
                .as("since the first of them: what was done by a contact later is undone with it")
                .isEqualTo(NOON.plusSeconds(11));
        assertThat(last.contacts())
                .extracting(NewContact::digest)
                .containsExactlyInAnyOrder("d10", "d11", "d12", "d13");
        assertThat(last.to())
                .extracting(NoticeDestination::address)
                .containsExactlyInAnyOrder("10@example.org", "11@example.org", "12@example.org", "13@example.org");
    }

    private Notice contact(int number, RequestContext scene, String through) {
        now = now.plusSeconds(1);
        return Notice.of("n" + number, NoticeType.CONTACT_CHANGED, now, scene)
                .aboutContacts(List.of(new NewContact("d" + number, "c" + number)))
                .through(through)
                .to(List.of(MAIL));
    }

    private List<Notice> waiting() {
        return outbox.notices().stream()
                .filter(notice -> notice.due().isAfter(now))
                .toList();
    }

    @Test
    @DisplayName("tells apart what an administrator and what each of several people did")
    void hands() {
        RequestContext nobody = new RequestContext("", "", "", "it", "");
        for (int number = 0; number < 11; number++) {
            happens(contact(number, SCENE, "theirs"));
        }
        happens(contact(11, nobody, ""));
        happens(contact(12, SCENE, "own"));
        happens(contact(13, SCENE, ""));
        happens(contact(14, SCENE, "theirs"));
        happens(contact(15, nobody, ""));

        assertThat(waiting())
                .extracting(notice ->
                        notice.contacts().stream().map(NewContact::digest).toList())
                .containsExactlyInAnyOrder(
                        List.of("d10", "d14"), List.of("d11", "d15"), List.of("d12"), List.of("d13"));
    }

    @Test
    @DisplayName("takes nothing in that came after the owner had all sessions ended")
    void afterTheEndOfSessions() {
        for (int number = 0; number < 11; number++) {
            happens(contact(number, SCENE, ""));
        }
        history = history.disowned("n0", now.plusMillis(1), List.of());
        happens(contact(11, SCENE, ""));
        happens(contact(12, SCENE, ""));

        assertThat(waiting()).extracting(notice -> notice.contacts().size()).containsExactly(1, 2);
    }

    @Test
    @DisplayName("of contacts is told in notices of twenty each")
    void manyContacts() {
        for (int number = 0; number < 70; number++) {
            happens(contact(number, SCENE, ""));
        }

        assertThat(waiting()).extracting(notice -> notice.contacts().size()).containsExactly(20, 20, 20);
        assertThat(lost).isEmpty();
    }

    @Test
    @DisplayName("says how many there are where it has no room for all names, of which none hides the others")
    void names() {
        for (int number = 0; number < 18; number++) {
            happens(
                    NoticeType.CREDENTIAL_ADDED,
                    new NoticeSubject("webauthn", "c" + number, number == 10 ? "x".repeat(200) : "Key " + number));
        }

        assertThat(outbox.notices().get(NoticeFlood.PER_HOUR).subject().name())
                .startsWith("(8) xxx")
                .contains("Key 11", "Key 12");
    }

    @Test
    @DisplayName("says of which notice nobody is told, where too many wait")
    void lost() {
        Notice password = notice("password", NoticeType.PASSWORD_CHANGED);
        happens(password);
        for (int number = 0; number < Outbox.LIMIT + 10; number++) {
            now = now.plusSeconds(1);
            happens(Notice.of("n" + number, NoticeType.LINKED, now, SCENE)
                    .about(LedgerEntries.seen(NOON)
                            .id("e" + number)
                            .key("spid", "d" + number, "l" + number)
                            .make())
                    .to(List.of(MAIL)));
        }

        assertThat(outbox.notices()).hasSize(Outbox.LIMIT).contains(password);
        assertThat(lost).extracting(Notice::id).startsWith("n0", "n1").hasSize(11);
    }
}
