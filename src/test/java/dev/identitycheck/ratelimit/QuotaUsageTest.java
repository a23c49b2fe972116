package dev.identitycheck.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.ratelimit.QuotaUsage.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The usage")
class QuotaUsageTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);

    private static Quota quota(int most) {
        return new Quota(LimitType.NUMBER, "subject", most, new QuotaWindow.Rolling(Duration.ofMinutes(10)));
    }

    private static QuotaUsage usage(int most, Row... rows) {
        return new QuotaUsage(quota(most), List.of(rows), NOW);
    }

    @Test
    void of_nothing_has_room_in_every_row() {
        assertThat(usage(3).free()).containsExactly(0, 1, 2);
        assertThat(usage(3).isStored(0)).isFalse();
        assertThat(usage(3).freeAt()).contains(NOW);
    }

    @Test
    void has_room_where_a_window_is_over() {
        QuotaUsage usage = usage(2, new Row(0, 1, NOW), new Row(1, 1, LATER));

        assertThat(usage.free()).containsExactly(0);
        assertThat(usage.isStored(0)).isTrue();
    }

    @Test
    void has_room_where_a_message_was_given_back() {
        assertThat(usage(1, new Row(0, 0, LATER)).free()).containsExactly(0);
    }

    @Test
    void that_is_full_says_when_the_first_row_is_free_again() {
        QuotaUsage usage = usage(2, new Row(0, 1, LATER), new Row(1, 1, NOW.plusSeconds(30)));

        assertThat(usage.free()).isEmpty();
        assertThat(usage.freeAt()).contains(NOW.plusSeconds(30));
    }

    @Test
    void of_a_quota_of_none_never_has_room_and_waiting_does_not_help() {
        assertThat(usage(0).free()).isEmpty();
        assertThat(usage(0).freeAt()).isEmpty();
    }

    @Test
    void ignores_rows_that_a_smaller_quota_has_no_use_for() {
        assertThat(usage(1, new Row(0, 1, LATER), new Row(1, 0, NOW)).free()).isEmpty();
    }

    @Test
    void shares_a_quota_among_few_rows_to_the_last_message() {
        for (int most : new int[] {1, 31, 32, 33, 100, 1_000, 8_000_001}) {
            Quota quota = quota(most);
            assertThat(quota.shards()).isBetween(1, 32);
            assertThat(IntStream.range(0, quota.shards()).map(quota::maxOf).sum())
                    .isEqualTo(most);
        }
    }

    @Test
    void gives_each_message_a_row_of_its_own_as_long_as_there_are_enough() {
        assertThat(IntStream.range(0, 20).map(quota(20)::maxOf)).containsOnly(1);
    }

    /** The worst case: a row's last message falls at the end of its window, and the next window is used up at once. */
    @Test
    void of_sixty_four_in_thirty_days_lets_no_more_than_a_hundred_pass_in_any_thirty() {
        Quota quota = new Quota(LimitType.RECOVERY, "subject", 64, new QuotaWindow.Rolling(Duration.ofDays(30)));
        int inOneWindow = IntStream.range(0, quota.shards()).map(quota::maxOf).sum();
        int lastOfTheWindowBefore = IntStream.range(0, quota.shards())
                .map(shard -> quota.maxOf(shard) - 1)
                .sum();
        assertThat(inOneWindow).isEqualTo(64);
        assertThat(inOneWindow + lastOfTheWindowBefore).isEqualTo(96);
    }
}
