package dev.identitycheck.domain.disown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.domain.notice.NoticeSubject;
import dev.identitycheck.domain.notice.NoticeType;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A password that its owner disowns")
class ReplacedSinceTest {

    private static boolean isReplaced(Happened happened, int minute) {
        return ReplacedSince.password(happened.history(), happened.notice(minute));
    }

    @Test
    @DisplayName("is taken away while it stands")
    void stands() {
        assertThat(isReplaced(new Happened().done(NoticeType.PASSWORD_CHANGED, ""), 1))
                .isFalse();
    }

    @Test
    @DisplayName("is left alone once the owner has recovered another one, or an administrator has set one")
    void recovered() {
        assertThat(isReplaced(
                        new Happened().done(NoticeType.PASSWORD_CHANGED, "").done(NoticeType.PASSWORD_RECOVERED, ""),
                        1))
                .isTrue();
        assertThat(isReplaced(
                        new Happened()
                                .done(NoticeType.PASSWORD_CHANGED, "")
                                .byAdministrator(NoticeType.PASSWORD_REPLACED),
                        1))
                .isTrue();
    }

    @Test
    @DisplayName("is taken away though it was recovered, if somebody had changed the address just before")
    void doubtfulAddress() {
        Happened happened = new Happened()
                .contact("a•••@x•••", "")
                .done(NoticeType.PASSWORD_CHANGED, "")
                .done(NoticeType.PASSWORD_RECOVERED, "");

        assertThat(isReplaced(happened, 2)).isFalse();
        assertThat(isReplaced(happened, 3)).as("by its own notice").isFalse();
    }

    @Test
    @DisplayName("is taken away though it was changed again, by the same hand or one that nobody knows")
    void sameHand() {
        Happened happened = new Happened()
                .done(NoticeType.PASSWORD_CHANGED, "link-theirs")
                .done(NoticeType.PASSWORD_CHANGED, "")
                .done(NoticeType.PASSWORD_CHANGED, "link-theirs");

        assertThat(isReplaced(happened, 1)).isFalse();
        assertThat(isReplaced(happened.done(NoticeType.PASSWORD_CHANGED, "link-owner"), 1))
                .as("then through another identity")
                .isTrue();
    }

    @Test
    @DisplayName("is a PIN: what support has mailed since is left alone")
    void pin() {
        Happened happened = new Happened().done(NoticeType.PIN_CHANGED, "");

        assertThat(ReplacedSince.pin(happened.history(), happened.notice(1))).isFalse();
        happened.done(NoticeType.SUPPORT_ACTED, "", NoticeSubject.of("unlock", ""));
        assertThat(ReplacedSince.pin(happened.history(), happened.notice(1))).isFalse();
        happened.done(NoticeType.SUPPORT_ACTED, "", NoticeSubject.of("mail-pin", ""));
        assertThat(ReplacedSince.pin(happened.history(), happened.notice(1))).isTrue();
    }

    @Test
    @DisplayName("has all sessions ended, of which the latest time counts")
    void sessions() {
        Happened happened = new Happened()
                .done(NoticeType.PASSWORD_CHANGED, "")
                .byAdministrator(NoticeType.CONTACT_CHANGED)
                .contact("a•••@x•••", "");

        assertThat(happened.history().sessionsEndedAt()).isEmpty();
        assertThat(happened.history()
                        .disowned("n1", happened.notice(2).at(), List.of())
                        .disowned("n2", happened.notice(3).at(), List.of())
                        .sessionsEndedAt())
                .as("a contact that an administrator entered is frozen and ends none")
                .contains(happened.notice(2).at());
        assertThat(happened.history()
                        .disowned("n3", happened.notice(3).at(), List.of())
                        .sessionsEndedAt())
                .as("a contact that somebody put there in a session")
                .contains(happened.notice(3).at());
    }
}
