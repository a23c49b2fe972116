package dev.identitycheck.account.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.identitycheck.domain.otp.CodeOutcomes;
import dev.identitycheck.domain.otp.UsedCode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What became of codes, as it is stored")
class CodeOutcomesJsonTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.500Z");

    @Test
    @DisplayName("is read as it was written")
    void roundTrip() {
        CodeOutcomes outcomes = CodeOutcomes.NONE
                .refused("code", NOON)
                .accepted("phone:word", UsedCode.unknown(NOON))
                .accepted("recovery", new UsedCode(NOON, List.of(NOON.minusSeconds(60), NOON), "network"))
                .barring("hash", NOON);

        assertThat(CodeOutcomesJson.read(CodeOutcomesJson.write(outcomes))).isEqualTo(outcomes);
        assertThat(CodeOutcomesJson.write(outcomes)).startsWith("{\"v\":1,").doesNotContain("null");
    }

    @Test
    @DisplayName("has a code that an earlier version accepted, of which no more is known")
    void earlierVersion() {
        CodeOutcomes outcomes =
                CodeOutcomesJson.read("{\"v\":1,\"subjects\":[{\"about\":\"code\",\"acceptedAt\":5}],\"barred\":[]}");

        assertThat(outcomes.acceptedWith("code", Instant.ofEpochMilli(5), ""))
                .contains(UsedCode.unknown(Instant.ofEpochMilli(5)));
        CodeOutcomes later = outcomes.accepted("code", new UsedCode(NOON, List.of(NOON), ""));
        assertThat(CodeOutcomesJson.write(later)).contains("\"acceptedAt\":" + NOON.toEpochMilli());
        assertThat(CodeOutcomesJson.read(CodeOutcomesJson.write(later))).isEqualTo(later);
    }

    @Test
    @DisplayName("is read though a later version added to it")
    void laterVersion() {
        assertThat(CodeOutcomesJson.read("{\"v\":2,\"subjects\":[{\"about\":\"code\",\"refusedAt\":1,\"x\":[]}],"
                                + "\"barred\":[],\"more\":{}}")
                        .refuses("code", Instant.ofEpochMilli(1)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "not JSON",
                "{\"v\":1,\"subjects\":[]}",
                "{\"v\":1,\"subjects\":[{}],\"barred\":[]}",
                "{\"v\":1,\"subjects\":[{\"about\":\"code\",\"accepted\":[{}]}],\"barred\":[]}",
                "{\"v\":1,\"subjects\":[],\"barred\":[{\"requester\":\"x\"}]}"
            })
    @DisplayName("is never read in part")
    void damaged(String json) {
        assertThatExceptionOfType(UnreadableAccountException.class)
                .isThrownBy(() -> CodeOutcomesJson.read(json))
                .withMessageContaining("identity-check.codes");
    }
}
