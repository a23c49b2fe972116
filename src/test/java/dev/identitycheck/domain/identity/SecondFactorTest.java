package dev.identitycheck.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A factor")
class SecondFactorTest {

    private static final Instant MADE = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Instant LATER = MADE.plus(Duration.ofDays(100));

    private static boolean counts(Instant setUp, Instant loginBegan) {
        return new SecondFactor(Optional.of(setUp)).counts(MADE, DAY, loginBegan);
    }

    @Test
    @DisplayName("proves nothing in the login in which it was set up, whatever the delay")
    void sameLogin() {
        assertThat(counts(LATER, LATER)).isFalse();
        assertThat(counts(LATER.plusSeconds(1), LATER)).isFalse();
        assertThat(new SecondFactor(Optional.of(LATER)).counts(MADE, Duration.ZERO, LATER))
                .isFalse();
        assertThat(counts(MADE.plusSeconds(1), MADE)).isFalse();
    }

    @Test
    @DisplayName("has to stand for a while, to the second: a stolen session may have set it up")
    void delay() {
        assertThat(counts(LATER, LATER.plus(DAY).minusSeconds(1))).isFalse();
        assertThat(counts(LATER, LATER.plus(DAY))).isTrue();
        assertThat(new SecondFactor(Optional.of(LATER)).counts(MADE, Duration.ZERO, LATER.plusSeconds(1)))
                .isTrue();
    }

    @Test
    @DisplayName("counts at once where the account was as new, or where an administrator brought it without a date")
    void newAccount() {
        assertThat(counts(MADE.plusSeconds(60), MADE.plusSeconds(61))).isTrue();
        assertThat(counts(MADE.plus(DAY), MADE.plus(DAY).plusSeconds(1))).isFalse();
        assertThat(new SecondFactor(Optional.empty()).counts(MADE, DAY, MADE)).isTrue();
    }
}
