package dev.identitycheck.account.attribute;

import static dev.identitycheck.domain.notice.Notices.NOON;
import static dev.identitycheck.domain.notice.Notices.SCENE;
import static dev.identitycheck.domain.notice.Notices.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.identitycheck.domain.notice.NewContact;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.NoticeHistory;
import dev.identitycheck.domain.notice.NoticeSubject;
import dev.identitycheck.domain.notice.NoticeType;
import dev.identitycheck.domain.notice.Undone;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What is kept about what happened lately")
class HistoryJsonTest {

    private static final Notice ADDED = Notice.of("1", NoticeType.CREDENTIAL_ADDED, NOON, SCENE)
            .about(new NoticeSubject("webauthn-passwordless", "c1", "Anna's \"laptop\"\r\n<b>"))
            .aboutContacts(List.of(new NewContact("digest", "a•••")))
            .through("identity");

    @Test
    @DisplayName("is read as it was written")
    void roundTrip() {
        NoticeHistory history = NoticeHistory.EMPTY
                .plus(ADDED)
                .plus(Notice.of("2", NoticeType.CONFIRMED, NOON, SCENE).about(entry()))
                .disowned(
                        "1", NOON.plusSeconds(5), List.of(new Undone("credential", "otp"), new Undone("password", "")));

        assertThat(HistoryJson.read(HistoryJson.write(history))).isEqualTo(history);
    }

    @Test
    @DisplayName("says when notices are sent, and up to when it may lack something")
    void slots() {
        NoticeHistory history = new NoticeHistory(
                List.of(),
                List.of(new NoticeHistory.Slot(NoticeType.UNLINKED, NOON.plusMillis(5))),
                Optional.of(NOON.plusMillis(7)));

        String json = HistoryJson.write(history);
        assertThat(HistoryJson.read(json)).isEqualTo(history);
        assertThat(HistoryJson.read(json.replace("unlinked", "weather")).slots())
                .as("of what only later versions know")
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(NoticeType.class)
    @DisplayName("may be of any kind")
    void kinds(NoticeType kind) {
        NoticeHistory history = NoticeHistory.EMPTY.plus(Notice.of("1", kind, NOON, SCENE));

        assertThat(HistoryJson.read(HistoryJson.write(history))).isEqualTo(history);
    }

    @Test
    @DisplayName("may hold fields of later versions")
    void later() {
        NoticeHistory history = NoticeHistory.EMPTY.plus(ADDED).disowned("1", NOON, List.of(new Undone("weather", "")));
        String json = HistoryJson.write(history)
                .replace("{\"v\":1", "{\"v\":2,\"colour\":\"red\"")
                .replace("\"disownedAt\"", "\"mood\":7,\"disownedAt\"")
                .replace("\"type\":\"weather\"", "\"type\":\"weather\",\"how\":{}");

        assertThat(HistoryJson.read(json)).isEqualTo(history);
    }

    @Test
    @DisplayName("may be of a kind that only later versions know, which is passed over")
    void laterKinds() {
        Notice known = Notice.of("2", NoticeType.LOCKED, NOON, SCENE);
        String json = HistoryJson.write(NoticeHistory.EMPTY.plus(ADDED).plus(known))
                .replace("\"credential-added\"", "\"weather\"");

        assertThat(HistoryJson.read(json)).isEqualTo(NoticeHistory.EMPTY.plus(known));
    }

    @Test
    @DisplayName("keeps what only later versions know, as it is and for as long as all else")
    void keptForLater() {
        String weather = "{\"fact\":{\"kind\":\"weather\",\"at\":" + NOON.toEpochMilli() + ",\"mood\":{}},\"how\":[7]}";
        Optional<String> stored = Optional.of("{\"v\":2,\"entries\":[" + weather + "]}");
        NoticeHistory history = NoticeHistory.EMPTY.plus(ADDED);

        String written = HistoryJson.write(history, stored).orElseThrow();
        assertThat(HistoryJson.read(written)).isEqualTo(history);
        assertThat(HistoryJson.write(NoticeHistory.EMPTY, Optional.of(written)))
                .hasValue("{\"v\":1,\"entries\":[" + weather + "]}");
        NoticeHistory month = NoticeHistory.EMPTY.plus(
                Notice.of("2", NoticeType.LOCKED, NOON.plus(NoticeHistory.KEPT).plusMillis(1), SCENE));
        assertThat(HistoryJson.write(month, Optional.of(written))).hasValue(HistoryJson.write(month));
        assertThat(HistoryJson.write(NoticeHistory.EMPTY, Optional.of("{\"v\"")))
                .isEmpty();
    }

    @Test
    @DisplayName("fits its attribute when it is full")
    void full() {
        NoticeHistory history = NoticeHistory.EMPTY;
        List<Undone> undone = Stream.generate(() -> new Undone("credential", "n".repeat(60)))
                .limit(20)
                .toList();
        for (int number = 0; number < NoticeHistory.LIMIT; number++) {
            String id = "00000000-0000-0000-0000-0000000000" + (10 + number);
            history = history.plus(Notice.of(id, NoticeType.CONFIRMED, NOON.plusSeconds(number), SCENE)
                            .about(entry())
                            .about(new NoticeSubject("t".repeat(30), "i".repeat(36), "n".repeat(10_000))))
                    .disowned(id, NOON, undone);
        }

        assertThat(HistoryJson.write(history)).hasSizeLessThan(100_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "{\"v\":1}",
                "{\"v\":0,\"entries\":[]}",
                "{\"v\":1,\"entries\":[{}]}",
                "{\"v\":1,\"entries\":[{\"fact\":{\"id\":\"1\"}}]}",
                "{\"v\":1,\"entries\":[]} x"
            })
    @DisplayName("is refused when it is damaged")
    void damaged(String json) {
        assertThatExceptionOfType(UnreadableAccountException.class).isThrownBy(() -> HistoryJson.read(json));
    }
}
