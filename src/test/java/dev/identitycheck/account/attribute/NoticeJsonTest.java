package dev.identitycheck.account;

import static dev.identitycheck.notice.Facts.MAIL;
import static dev.identitycheck.notice.Facts.NOON;
import static dev.identitycheck.notice.Facts.PHONE;
import static dev.identitycheck.notice.Facts.entry;
import static dev.identitycheck.notice.Facts.fact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.identitycheck.notice.Fact;
import dev.identitycheck.notice.IssuedHandle;
import dev.identitycheck.notice.IssuedHandles;
import dev.identitycheck.notice.NewContact;
import dev.identitycheck.notice.NoticeKind;
import dev.identitycheck.notice.Outbox;
import dev.identitycheck.notice.Way;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What is kept about notices")
class NoticeJsonTest {

    private static final Fact FACT = fact("1", NoticeKind.CONFIRMED)
            .about(entry())
            .afterCodeBy(List.of(Way.EMAIL))
            .aboutContacts(List.of(new NewContact("digest", "a•••")));

    @Test
    @DisplayName("is read as it was written")
    void roundTrip() {
        Outbox outbox =
                Outbox.EMPTY.plus(FACT).plus(fact("2", NoticeKind.LOCKED).to(List.of(PHONE)));
        assertThat(OutboxJson.read(OutboxJson.write(outbox))).isEqualTo(outbox);
        IssuedHandles handles = new IssuedHandles(
                List.of(new IssuedHandle("a", FACT, NOON, null), new IssuedHandle("b", FACT, NOON, NOON)));
        assertThat(HandlesJson.read(HandlesJson.write(handles))).isEqualTo(handles);
    }

    @Test
    @DisplayName("may hold fields of later versions")
    void later() {
        String json = OutboxJson.write(Outbox.EMPTY.plus(FACT))
                .replace("{\"v\":1", "{\"v\":2,\"colour\":\"red\"")
                .replace("\"id\":\"1\"", "\"id\":\"1\",\"mood\":7");
        assertThat(OutboxJson.read(json).facts()).containsExactly(FACT);
    }

    @Test
    @DisplayName("may be about what only later versions know, which is passed over")
    void laterKinds() {
        Fact known = fact("2", NoticeKind.LOCKED).to(List.of(MAIL, PHONE));
        String json = OutboxJson.write(Outbox.EMPTY.plus(FACT).plus(known))
                .replace("\"confirmed\"", "\"weather\"")
                .replace("\"way\":\"sms\"", "\"way\":\"pigeon\"");
        assertThat(OutboxJson.read(json).facts()).containsExactly(known.to(List.of(MAIL)));
        String handles = HandlesJson.write(new IssuedHandles(List.of(new IssuedHandle("a", FACT, NOON, null))));
        assertThat(HandlesJson.read(handles.replace("\"confirmed\"", "\"weather\"")))
                .isEqualTo(IssuedHandles.EMPTY);
    }

    @Test
    @DisplayName("fits its attribute when it is full")
    void full() {
        Outbox outbox = Outbox.EMPTY;
        IssuedHandles handles = IssuedHandles.EMPTY;
        for (int number = 0; number < 2 * Outbox.LIMIT; number++) {
            outbox = outbox.plus(FACT);
            handles = handles.plus(new IssuedHandle("d".repeat(43), FACT, NOON.plusSeconds(number + 1), null), NOON);
        }
        assertThat(OutboxJson.write(outbox)).hasSizeLessThan(100_000);
        assertThat(HandlesJson.write(handles)).hasSizeLessThan(100_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "{\"v\":1}", "{\"v\":1,\"facts\":[{}]}", "{\"v\":1,\"facts\":[]} x"})
    @DisplayName("is refused when it is damaged")
    void damaged(String json) {
        assertThatExceptionOfType(UnreadableAccountException.class).isThrownBy(() -> OutboxJson.read(json));
    }
}
