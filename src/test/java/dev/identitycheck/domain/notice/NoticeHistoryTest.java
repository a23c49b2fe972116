package dev.identitycheck.domain.notice;

import static dev.identitycheck.domain.notice.Notices.NOON;
import static dev.identitycheck.domain.notice.Notices.SCENE;
import static dev.identitycheck.domain.notice.Notices.notice;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What happened to an account lately")
class NoticeHistoryTest {

    private static final Instant LATER = NOON.plus(Duration.ofHours(1));

    private static Notice at(String id, NoticeType kind, Instant time) {
        return Notice.of(id, kind, time, SCENE);
    }

    private static List<String> ids(NoticeHistory history, Instant now) {
        return history.newestFirst(now).stream().map(e -> e.notice().id()).toList();
    }

    @Test
    @DisplayName("is told newest first, in whichever order it was recorded, and to nobody's address")
    void order() {
        NoticeHistory history = NoticeHistory.EMPTY
                .plus(at("1", NoticeType.CONFIRMED, NOON))
                .plus(at("3", NoticeType.PASSWORD_CHANGED, LATER))
                .plus(notice("2", NoticeType.CODE_SENT));

        assertThat(ids(history, LATER)).containsExactly("3", "2", "1");
        assertThat(history.entries())
                .allSatisfy(e -> assertThat(e.notice().to()).isEmpty());
    }

    @Test
    @DisplayName("is kept once, however often it is recorded")
    void once() {
        NoticeHistory history =
                NoticeHistory.EMPTY.plus(at("1", NoticeType.CONFIRMED, NOON)).plus(at("1", NoticeType.CONFIRMED, NOON));

        assertThat(history.entries()).hasSize(1);
    }

    @Test
    @DisplayName("is forgotten after thirty days, whether or not anything happens then")
    void kept() {
        NoticeHistory history = NoticeHistory.EMPTY.plus(at("1", NoticeType.CONFIRMED, NOON));
        Instant last = NOON.plus(NoticeHistory.KEPT);

        assertThat(ids(history, last)).containsExactly("1");
        assertThat(ids(history, last.plusMillis(1))).isEmpty();
        assertThat(history.plus(at("2", NoticeType.LOCKED, last.plusMillis(1))).find("1"))
                .isEmpty();
    }

    @Test
    @DisplayName("hides no access behind any number of other things")
    void full() {
        NoticeHistory history = NoticeHistory.EMPTY.plus(at("access", NoticeType.CONFIRMED, NOON));
        for (int number = 1; number <= NoticeHistory.LIMIT * 2; number++) {
            history = history.plus(at("other-" + number, NoticeType.CREDENTIAL_ADDED, NOON.plusSeconds(number)));
        }

        assertThat(history.entries()).hasSize(NoticeHistory.LIMIT);
        assertThat(history.find("access")).isPresent();
        assertThat(ids(history, LATER)).startsWith("other-" + NoticeHistory.LIMIT * 2);
    }

    @Test
    @DisplayName("forgets the oldest access where there is nothing but accesses")
    void fullOfAccesses() {
        NoticeHistory history = NoticeHistory.EMPTY;
        for (int number = 0; number <= NoticeHistory.LIMIT; number++) {
            history = history.plus(at("access-" + number, NoticeType.CONFIRMED, NOON.plusSeconds(number)));
        }

        assertThat(history.entries()).hasSize(NoticeHistory.LIMIT);
        assertThat(history.find("access-0")).isEmpty();
    }

    @Test
    @DisplayName("hides nothing of one kind behind any number of things of others, whether or not they are accesses")
    void rotated() {
        NoticeHistory history = NoticeHistory.EMPTY
                .plus(at("password-1", NoticeType.PASSWORD_CHANGED, NOON))
                .plus(at("password-2", NoticeType.PASSWORD_CHANGED, NOON))
                .plus(at("end", NoticeType.NEW_BROWSER, NOON))
                .disowned("end", NOON, List.of());
        List<NoticeType> kinds = List.of(
                NoticeType.LINKED,
                NoticeType.METHOD_CHANGED,
                NoticeType.NEW_BROWSER,
                NoticeType.CREDENTIAL_ADDED,
                NoticeType.CREDENTIAL_REMOVED);
        for (int number = 1; number <= NoticeHistory.LIMIT * 10; number++) {
            history = history.plus(at("n" + number, kinds.get(number % kinds.size()), NOON.plusSeconds(number)));
        }

        assertThat(history.entries()).hasSize(NoticeHistory.LIMIT);
        assertThat(ids(history, LATER)).contains("password-1", "password-2");
        assertThat(history.find("end"))
                .as("when the owner last ended all sessions")
                .isPresent();
        assertThat(kinds)
                .allSatisfy(kind -> assertThat(ids(history(kind), LATER)).isNotEmpty());
    }

    private static NoticeHistory history(NoticeType kind) {
        NoticeHistory history = NoticeHistory.EMPTY;
        for (int number = 0; number < NoticeHistory.LIMIT; number++) {
            history = history.plus(at("l" + number, NoticeType.LINKED, NOON.plusSeconds(number)));
        }
        NoticeHistory after = history.plus(at("other", kind, LATER));
        assertThat(after.find("other")).isPresent();
        return after;
    }

    @Test
    @DisplayName("knows up to when it may lack something")
    void cutOff() {
        NoticeHistory history = NoticeHistory.EMPTY;
        for (int number = 0; number < NoticeHistory.LIMIT; number++) {
            history = history.plus(at("n" + number, NoticeType.PIN_CHANGED, NOON.plusSeconds(number)));
        }
        assertThat(history.isCutOff(NOON)).isFalse();

        NoticeHistory cutOff =
                history.plus(at("1", NoticeType.PIN_CHANGED, LATER)).plus(at("2", NoticeType.PIN_CHANGED, LATER));

        assertThat(cutOff.isCutOff(NOON.plusSeconds(1))).isTrue();
        assertThat(cutOff.isCutOff(NOON.plusSeconds(1).plusMillis(1))).isFalse();
    }

    @Test
    @DisplayName("lacks nothing any more once what it lacked would be forgotten anyway")
    void cutOffAWhileAgo() {
        NoticeHistory history = NoticeHistory.EMPTY;
        for (int number = 0; number <= NoticeHistory.LIMIT; number++) {
            history = history.plus(at("n" + number, NoticeType.PIN_CHANGED, NOON));
        }
        assertThat(history.isCutOff(NOON)).isTrue();

        assertThat(history.plus(at("1", NoticeType.LOCKED, NOON.plus(NoticeHistory.KEPT)))
                        .isCutOff(NOON))
                .isTrue();
        assertThat(history.plus(at(
                                "1",
                                NoticeType.LOCKED,
                                NOON.plus(NoticeHistory.KEPT).plusMillis(1)))
                        .isCutOff(NOON))
                .isFalse();
    }

    @Test
    @DisplayName("holds of each of several credentials that the owner disowned them")
    void disownedTogether() {
        Notice second = at("2", NoticeType.CREDENTIAL_ADDED, NOON).about(NoticeSubject.of("webauthn", "c2"));
        NoticeHistory history = NoticeHistory.EMPTY
                .plus(at("1", NoticeType.CREDENTIAL_ADDED, NOON).about(NoticeSubject.of("webauthn", "c1")))
                .plus(second)
                .plus(at("3", NoticeType.CREDENTIAL_ADDED, NOON).about(NoticeSubject.of("webauthn", "c3")))
                .disowned(second.about(NoticeSubject.of("webauthn", "c1 c2")), LATER, List.of());

        assertThat(history.entries())
                .filteredOn(entry -> entry.disownedAt().isPresent())
                .extracting(entry -> entry.notice().id())
                .containsExactly("1", "2");
    }

    @Test
    @DisplayName("holds what the owner said about it, and what that undid")
    void disowned() {
        List<Undone> undone = List.of(new Undone("identity", "spid"), new Undone("contact", "a•••"));
        NoticeHistory history = NoticeHistory.EMPTY
                .plus(at("1", NoticeType.CONFIRMED, NOON))
                .plus(at("2", NoticeType.LOCKED, NOON))
                .disowned("1", LATER, undone);

        assertThat(history.find("1")).hasValueSatisfying(entry -> {
            assertThat(entry.disownedAt()).contains(LATER);
            assertThat(entry.undone()).isEqualTo(undone);
        });
        assertThat(history.find("2").orElseThrow().disownedAt()).isEmpty();
        assertThat(history.disowned("3", LATER, undone)).isEqualTo(history);
    }

    @Test
    @DisplayName("tells what was done through an identity's sessions, and of no identity where that is not known")
    void through() {
        NoticeHistory history = NoticeHistory.EMPTY
                .plus(at("1", NoticeType.CREDENTIAL_ADDED, NOON).through("digest"))
                .plus(at("2", NoticeType.CONTACT_CHANGED, LATER).through("other"))
                .plus(at("3", NoticeType.PASSWORD_CHANGED, LATER).through("digest"))
                .plus(at("4", NoticeType.PASSWORD_CHANGED, LATER));

        assertThat(history.through("digest")).extracting(Notice::id).containsExactly("1", "3");
        assertThat(history.through("")).isEmpty();
    }
}
