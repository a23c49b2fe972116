package dev.identitycheck.recovery.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Requests that no gateway has signed")
class UnsignedRequestLogLimiterTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final UnsignedRequestLogLimiter refused = new UnsignedRequestLogLimiter();

    @Test
    @DisplayName("are told of at once, and then all together after ten minutes")
    void once() {
        assertThat(refused.add("one", NOON)).hasValue(1);
        for (int each = 1; each <= 1_000; each++) {
            assertThat(refused.add("one", NOON.plusMillis(each))).isEmpty();
        }
        assertThat(refused.add("one", NOON.plus(TEN_MINUTES))).hasValue(1_001);
        assertThat(refused.add("one", NOON.plus(TEN_MINUTES).plusMillis(1))).isEmpty();
    }

    @Test
    @DisplayName("are counted for each realm apart")
    void apart() {
        assertThat(refused.add("one", NOON)).hasValue(1);
        assertThat(refused.add("two", NOON)).hasValue(1);
    }
}
