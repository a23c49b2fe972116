package dev.identitycheck.domain.otp;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeGeneratorTest {

    private final CodeGenerator generator = new CodeGenerator(new SecureRandom());

    @ParameterizedTest
    @ValueSource(ints = {6, 7, 8, 9, 10})
    @DisplayName("a code has the length asked for")
    void length(int length) {
        assertThat(generator.next(length).digits()).hasSize(length).containsOnlyDigits();
    }

    // Of 100,000 codes 10,000 ± 95 start with a given digit, and 10,000 ± 95 have it in a given place. The bounds are
    // more than 20 standard deviations away: chance crosses them less than once in 10^80 runs, a generator that prefers
    // a digit by a quarter or drops leading zeros does so each time.
    @Test
    @DisplayName("every digit is as likely as any other in each place, zero in front included")
    void equallyLikely() {
        List<String> codes = codes(100_000).toList();
        for (int place = 0; place < 6; place++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                int at = place;
                char wanted = digit;
                assertThat(codes.stream().filter(c -> c.charAt(at) == wanted).count())
                        .as("digit %s in place %d", wanted, at)
                        .isBetween(8_000L, 12_000L);
            }
        }
    }

    // 1,000 codes of ten digits hold two alike with a chance of 0.00005; a hundred such pairs cannot be chance.
    @Test
    @DisplayName("codes differ from one another")
    void distinct() {
        Set<String> distinct = IntStream.range(0, 1_000)
                .mapToObj(i -> generator.next(10).digits())
                .collect(Collectors.toSet());
        assertThat(distinct).hasSizeGreaterThan(900);
    }

    @Test
    @DisplayName("two generators tell different codes")
    void nothingShared() {
        List<String> others = Stream.generate(() -> new CodeGenerator(new SecureRandom()).next(10))
                .limit(20)
                .map(OneTimeCode::digits)
                .toList();
        assertThat(Set.copyOf(others)).hasSizeGreaterThan(10);
    }

    private Stream<String> codes(int number) {
        return IntStream.range(0, number).mapToObj(i -> generator.next(6).digits());
    }
}
