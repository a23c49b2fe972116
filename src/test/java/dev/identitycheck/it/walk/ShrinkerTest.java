package dev.identitycheck.it.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A list that fails is shrunk")
class ShrinkerTest {

    private static final List<Integer> HUNDRED = IntStream.range(0, 100).boxed().toList();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 49, 98, 99})
    void to_the_one_element_that_fails_alone(int needed) {
        assertThat(Shrinker.shrink(HUNDRED, some -> some.contains(needed))).containsExactly(needed);
    }

    @Test
    void to_all_that_must_come_together_in_their_order() {
        List<Integer> needed = List.of(3, 50, 51, 97);

        assertThat(Shrinker.shrink(HUNDRED, some -> some.containsAll(needed))).isEqualTo(needed);
    }

    @Test
    void to_a_list_from_which_nothing_can_be_left_out() {
        Predicate<List<Integer>> fails = some -> some.stream().mapToInt(i -> i).sum() >= 300 && some.contains(7);

        List<Integer> left = Shrinker.shrink(HUNDRED, fails);

        assertThat(fails.test(left)).isTrue();
        for (Integer each : left) {
            assertThat(fails.test(left.stream().filter(i -> !i.equals(each)).toList()))
                    .as("without " + each)
                    .isFalse();
        }
    }

    @Test
    void to_nothing_if_even_that_fails() {
        assertThat(Shrinker.shrink(HUNDRED, some -> true)).isEmpty();
        assertThat(Shrinker.shrink(List.of(), some -> true)).isEmpty();
    }

    @Test
    void not_at_all_if_it_does_not_fail_again() {
        assertThat(Shrinker.shrink(HUNDRED, some -> false)).isEqualTo(HUNDRED);
    }

    @Test
    void in_few_tries() {
        AtomicInteger tries = new AtomicInteger();

        Shrinker.shrink(HUNDRED, some -> {
            tries.incrementAndGet();
            return some.containsAll(List.of(20, 60));
        });

        assertThat(tries).hasValueLessThan(60);
    }

    @Test
    void and_reads_what_it_wrote() {
        Walk walk = Walk.parse(
                """
                # found with seed 7
                FORCE TRUSTED ADDED CONDITIONAL APP AUTO_LINK SHARED NONE
                tab 0 OPENS kc_idp_hint=beta pick=0 from=0 stop=20
                tab 2 VISITS BARE:login-actions/authenticate pick=1 from=0 stop=0
                """);

        assertThat(walk.steps())
                .containsExactly(
                        new Step(0, Act.OPENS, "kc_idp_hint=beta", 0, 0, Step.TO_THE_END),
                        new Step(2, Act.VISITS, "BARE:login-actions/authenticate", 1, 0, 0));
        assertThat(Walk.parse(walk.toString())).isEqualTo(walk);
    }
}
