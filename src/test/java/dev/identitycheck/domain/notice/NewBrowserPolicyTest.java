package dev.identitycheck.domain.notice;

import static dev.identitycheck.domain.notice.NewBrowserPolicy.TOGETHER;
import static dev.identitycheck.domain.notice.Notices.MAIL;
import static dev.identitycheck.domain.notice.Notices.NOON;
import static dev.identitycheck.domain.notice.Notices.SCENE;
import static dev.identitycheck.domain.notice.Notices.notice;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A browser that the account did not know")
class NewBrowserPolicyTest {

    private static final Duration DAY = Duration.ofDays(1);

    private static Notice at(String id, Instant at) {
        return Notice.of(id, NoticeType.NEW_BROWSER, at, SCENE).to(List.of(MAIL));
    }

    private static NoticeSubject browser(String id, String name) {
        return new NoticeSubject(GatheredSubject.BROWSER, id, name);
    }

    @Test
    @DisplayName("is told of at once, unless another one was just before")
    void atOnce() {
        assertThat(NewBrowserPolicy.due(NoticeHistory.EMPTY, NOON)).isEqualTo(NOON);
        NoticeHistory history = NoticeHistory.EMPTY.plus(at("1", NOON));
        assertThat(NewBrowserPolicy.due(history, NOON.plusSeconds(1))).isEqualTo(NOON.plus(TOGETHER));
        assertThat(NewBrowserPolicy.due(history, NOON.plus(TOGETHER))).isEqualTo(NOON.plus(TOGETHER));
        assertThat(NewBrowserPolicy.due(NoticeHistory.EMPTY.plus(notice("1", NoticeType.CONFIRMED)), NOON))
                .as("notices of other things do not matter")
                .isEqualTo(NOON);
    }

    @Test
    @DisplayName("waits until a day is over after a few notices in it")
    void bounded() {
        NoticeHistory history = NoticeHistory.EMPTY;
        for (int number = 0; number < NewBrowserPolicy.PER_DAY; number++) {
            history = history.plus(at("n" + number, NOON.plus(TOGETHER.multipliedBy(number))));
        }
        Instant next = NOON.plus(TOGETHER.multipliedBy(NewBrowserPolicy.PER_DAY));
        assertThat(NewBrowserPolicy.due(history, next)).isEqualTo(NOON.plus(DAY));
        assertThat(NewBrowserPolicy.due(history, NOON.plus(DAY))).isEqualTo(NOON.plus(DAY));
    }

    @Test
    @DisplayName("is added to the notice that waits, and to none that is on its way")
    void waiting() {
        Outbox outbox = Outbox.EMPTY.plus(notice("0", NoticeType.CONFIRMED)).plus(at("1", NOON));
        assertThat(NewBrowserPolicy.waiting(outbox, NoticeHistory.EMPTY)).contains(at("1", NOON));
        assertThat(NewBrowserPolicy.waiting(outbox, NoticeHistory.EMPTY.plus(at("1", NOON))))
                .isEmpty();
    }

    @Test
    @DisplayName("is named with the others of its notice, each name once, and disowned with them")
    void together() {
        Notice one = at("1", NOON).about(browser("a", "Firefox, Linux"));
        Notice two = NewBrowserPolicy.together(one, browser("b", "Firefox, Linux"));
        Notice three = NewBrowserPolicy.together(two, browser("c", "Safari, iOS"));

        assertThat(GatheredSubject.ids(three.subject())).containsExactly("a", "b", "c");
        assertThat(three.subject().name()).isEqualTo("(3) Firefox, Linux; Safari, iOS");
        assertThat(three.id()).isEqualTo("1");
    }

    @Test
    @DisplayName("and a network that was new to a known one are both browsers in one notice")
    void kinds() {
        NoticeSubject network = new NoticeSubject(GatheredSubject.NETWORK, "a", "Firefox");
        Notice one = at("1", NOON).about(network);
        assertThat(NewBrowserPolicy.together(one, network).subject()).isEqualTo(network);
        assertThat(NewBrowserPolicy.together(one, browser("b", "")).subject().type())
                .isEqualTo(GatheredSubject.BROWSER);
    }

    @Test
    @DisplayName("is not told apart where there are more than an account knows: all are disowned then")
    void flood() {
        Notice notice = at("1", NOON).about(browser("b0", "Firefox"));
        for (int number = 1; number < 100; number++) {
            notice = NewBrowserPolicy.together(notice, browser("b" + number, "Firefox " + number));
        }
        assertThat(GatheredSubject.ids(notice.subject())).isEmpty();
        assertThat(notice.subject().name()).hasSizeLessThanOrEqualTo(60);
    }
}
