package dev.identitycheck.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SaltGeneratorTest {

    private static final SecureRandom ONES = new SecureRandom() {
        @Override
        public void nextBytes(byte[] bytes) {
            Arrays.fill(bytes, (byte) 1);
        }
    };

    @Test
    @DisplayName("each salt is another one, of 16 bytes")
    void salt() {
        SecureRandom random = new SecureRandom();
        assertThat(SaltGenerator.next(random)).hasSize(22).isNotEqualTo(SaltGenerator.next(random));
    }

    @Test
    @DisplayName("a salt comes of the random bytes that are handed in, and of nothing else")
    void fixed() {
        assertThat(SaltGenerator.next(ONES)).isEqualTo("AQEBAQEBAQEBAQEBAQEBAQ");
    }
}
