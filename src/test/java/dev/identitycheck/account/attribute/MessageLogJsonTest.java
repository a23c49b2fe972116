package dev.identitycheck.account.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.identitycheck.ratelimit.MessageLog;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageLogJsonTest {

    private static final Instant NOON = Instant.ofEpochMilli(1_772_366_400_123L);
    private static final String ONE = "{\"id\":\"m1\",\"about\":\"identity:d1\",\"at\":1772366400123}";

    @Test
    @DisplayName("a log comes back as it was written, to the millisecond")
    void roundTrip() {
        MessageLog log = new MessageLog(List.of(
                new MessageLog.Sent("m1", "identity:d1", NOON),
                new MessageLog.Sent("m2", "identity:d2", NOON.plusMillis(1))));
        assertThat(MessageLogJson.read(MessageLogJson.write(log))).isEqualTo(log);
        assertThat(MessageLogJson.read(MessageLogJson.write(MessageLog.EMPTY))).isEqualTo(MessageLog.EMPTY);
    }

    @Test
    @DisplayName("it is stored with these fields")
    void stored() {
        MessageLog log = new MessageLog(List.of(new MessageLog.Sent("m1", "identity:d1", NOON)));
        assertThat(MessageLogJson.write(log)).isEqualTo("{\"v\":1,\"sent\":[" + ONE + "]}");
    }

    @Test
    @DisplayName("fields of later versions are passed over")
    void unknownFields() {
        String later = "{\"v\":2,\"budget\":7,\"sent\":[" + ONE.replaceFirst("\\{", "{\"via\":\"sms\",") + "]}";
        assertThat(MessageLogJson.read(later).sent()).containsExactly(new MessageLog.Sent("m1", "identity:d1", NOON));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"v\":1}",
                "{\"v\":1,\"sent\":null}",
                "{\"v\":1,\"sent\":[null]}",
                "{\"v\":1,\"sent\":[{}]}",
                "{\"v\":1,\"sent\":[{\"about\":\"a\",\"at\":1}]}",
                "{\"v\":1,\"sent\":[{\"id\":\"m\",\"at\":1}]}",
                "{\"v\":1,\"sent\":[{\"id\":\"m\",\"about\":\"a\"}]}",
                "{\"v\":1,\"sent\":[{\"id\":\"m\",\"about\":\"a\",\"at\":\"noon\"}]}",
                "{\"sent\":[]}",
                "{\"v\":0,\"sent\":[]}",
                "{\"v\":1,\"sent\":[]",
                "{\"v\":1,\"sent\":[]} and more",
                "not JSON",
            })
    @DisplayName("a damaged log is refused, not guessed at")
    void damaged(String json) {
        assertThatExceptionOfType(UnreadableAccountException.class)
                .isThrownBy(() -> MessageLogJson.read(json))
                .withMessageContaining("identity-check.messages");
    }
}
