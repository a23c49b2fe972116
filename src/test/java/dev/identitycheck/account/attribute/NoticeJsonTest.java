package dev.identitycheck.account.attribute;

import static dev.identitycheck.domain.notice.Notices.MAIL;
import static dev.identitycheck.domain.notice.Notices.NOON;
import static dev.identitycheck.domain.notice.Notices.PHONE;
import static dev.identitycheck.domain.notice.Notices.entry;
import static dev.identitycheck.domain.notice.Notices.notice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.identitycheck.domain.notice.IssuedDisownToken;
import dev.identitycheck.domain.notice.IssuedDisownTokens;
import dev.identitycheck.domain.notice.NewContact;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.NoticeChannel;
import dev.identitycheck.domain.notice.NoticeType;
import dev.identitycheck.domain.notice.Outbox;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What is kept about notices")
class NoticeJsonTest {

    private static final Notice FACT = notice("1", NoticeType.CONFIRMED)
            .about(entry())
            .afterCodeBy(List.of(NoticeChannel.EMAIL))
            .aboutContacts(List.of(new NewContact("digest", "a•••")));

    @Test
    @DisplayName("is read as it was written")
    void roundTrip() {
        Outbox outbox =
                Outbox.EMPTY.plus(FACT).plus(notice("2", NoticeType.LOCKED).to(List.of(PHONE)));
        assertThat(OutboxJson.read(OutboxJson.write(outbox))).isEqualTo(outbox);
        IssuedDisownTokens handles = new IssuedDisownTokens(
                List.of(new IssuedDisownToken("a", FACT, NOON, null), new IssuedDisownToken("b", FACT, NOON, NOON)));
        assertThat(DisownTokensJson.read(DisownTokensJson.write(handles))).isEqualTo(handles);
    }

    @Test
    @DisplayName("may hold fields of later versions")
    void later() {
        String json = OutboxJson.write(Outbox.EMPTY.plus(FACT))
                .replace("{\"v\":1", "{\"v\":2,\"colour\":\"red\"")
                .replace("\"id\":\"1\"", "\"id\":\"1\",\"mood\":7");
        assertThat(OutboxJson.read(json).notices()).containsExactly(FACT);
    }

    @Test
    @DisplayName("may be about what only later versions know, which is passed over")
    void laterKinds() {
        Notice known = notice("2", NoticeType.LOCKED).to(List.of(MAIL, PHONE));
        String json = OutboxJson.write(Outbox.EMPTY.plus(FACT).plus(known))
                .replace("\"confirmed\"", "\"weather\"")
                .replace("\"way\":\"sms\"", "\"way\":\"pigeon\"");
        assertThat(OutboxJson.read(json).notices()).containsExactly(known.to(List.of(MAIL)));
        String handles =
                DisownTokensJson.write(new IssuedDisownTokens(List.of(new IssuedDisownToken("a", FACT, NOON, null))));
        assertThat(DisownTokensJson.read(handles.replace("\"confirmed\"", "\"weather\"")))
                .isEqualTo(IssuedDisownTokens.EMPTY);
    }

    @Test
    @DisplayName("keeps what only later versions know, as it is, and when that is due")
    void keptForLater() {
        String weather = "{\"id\":\"9\",\"kind\":\"weather\",\"at\":5000,\"mood\":{\"x\":[7]},\"due\":9000}";
        Optional<String> stored = Optional.of("{\"v\":2,\"facts\":[" + weather + "]}");
        Outbox outbox = Outbox.EMPTY.plus(FACT);

        String written = OutboxJson.write(outbox, stored, Instant.EPOCH).orElseThrow();
        assertThat(OutboxJson.read(written)).isEqualTo(outbox);
        assertThat(OutboxJson.write(OutboxJson.read(written).without("1"), Optional.of(written), Instant.EPOCH))
                .as("whatever else is sent")
                .hasValue("{\"v\":1,\"facts\":[" + weather + "]}");
        assertThat(OutboxJson.laterDue(Optional.of(written))).hasValue(Instant.ofEpochMilli(9000));
        assertThat(OutboxJson.laterDue(Optional.of(OutboxJson.write(outbox)))).isEmpty();

        Instant after = Instant.ofEpochMilli(5001);
        assertThat(OutboxJson.laterBefore(stored, after)).isEqualTo(1);
        assertThat(OutboxJson.laterBefore(stored, Instant.ofEpochMilli(5000))).isZero();
        assertThat(OutboxJson.write(Outbox.EMPTY, stored, after)).as("given up").isEmpty();
        assertThat(OutboxJson.write(Outbox.EMPTY, Optional.of("{\"v\":1,\"fac"), Instant.EPOCH))
                .as("damaged")
                .isEmpty();
    }

    @Test
    @DisplayName("keeps the links of what only later versions know")
    void linksKeptForLater() {
        String weather = "{\"digest\":\"d\",\"fact\":{\"kind\":\"weather\"},\"until\":7}";
        IssuedDisownTokens handles = new IssuedDisownTokens(List.of(new IssuedDisownToken("a", FACT, NOON, null)));

        String written = DisownTokensJson.write(handles, Optional.of("{\"v\":1,\"handles\":[" + weather + "]}"))
                .orElseThrow();
        assertThat(DisownTokensJson.read(written)).isEqualTo(handles);
        assertThat(DisownTokensJson.write(IssuedDisownTokens.EMPTY, Optional.of(written)))
                .hasValue("{\"v\":1,\"handles\":[" + weather + "]}");
        assertThat(DisownTokensJson.write(IssuedDisownTokens.EMPTY, Optional.of(DisownTokensJson.write(handles))))
                .isEmpty();
    }

    @Test
    @DisplayName("fits its attribute when it is full")
    void full() {
        Outbox outbox = Outbox.EMPTY;
        IssuedDisownTokens handles = IssuedDisownTokens.EMPTY;
        for (int number = 0; number < 2 * Outbox.LIMIT; number++) {
            outbox = outbox.plus(FACT);
            handles =
                    handles.plus(new IssuedDisownToken("d".repeat(43), FACT, NOON.plusSeconds(number + 1), null), NOON);
        }
        assertThat(OutboxJson.write(outbox)).hasSizeLessThan(100_000);
        assertThat(DisownTokensJson.write(handles)).hasSizeLessThan(100_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "{\"v\":1}", "{\"v\":1,\"facts\":[{}]}", "{\"v\":1,\"facts\":[]} x"})
    @DisplayName("is refused when it is damaged")
    void damaged(String json) {
        assertThatExceptionOfType(UnreadableAccountException.class).isThrownBy(() -> OutboxJson.read(json));
    }
}
