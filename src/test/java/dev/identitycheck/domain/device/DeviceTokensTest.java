package dev.identitycheck.domain.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceTokensTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String TOKEN = "A".repeat(43);

    @Test
    @DisplayName("What a browser keeps is read back as it was")
    void roundTrip() {
        DeviceTokens tokens = DeviceTokens.NONE.plus(DeviceToken.next(RANDOM)).plus(DeviceToken.next(RANDOM));
        assertThat(DeviceTokens.parse(tokens.text())).isEqualTo(tokens);
        assertThat(tokens.text()).matches("[A-Za-z0-9_.-]+");
    }

    @Test
    @DisplayName("Several accounts in one browser have a token each; of too many, the oldest goes")
    void several() {
        DeviceToken first = DeviceToken.next(RANDOM);
        DeviceTokens tokens = DeviceTokens.NONE.plus(first);
        for (int number = 1; number < DeviceTokens.LIMIT; number++) {
            tokens = tokens.plus(DeviceToken.next(RANDOM));
        }
        assertThat(tokens.plus(first).tokens()).hasSize(DeviceTokens.LIMIT).endsWith(first);
        assertThat(tokens.plus(DeviceToken.next(RANDOM)).tokens())
                .hasSize(DeviceTokens.LIMIT)
                .doesNotContain(first);
        assertThat(DeviceTokens.parse(tokens.text())).isEqualTo(tokens);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "x", "AAAA.BBBB", "1"})
    @DisplayName("What is no token is passed over")
    void damaged(String text) {
        assertThat(DeviceTokens.parse(text)).isEqualTo(DeviceTokens.NONE);
        assertThat(DeviceTokens.parse(text + "." + TOKEN).tokens()).containsExactly(new DeviceToken(TOKEN));
    }

    @Test
    @DisplayName("A page of text is not looked at, and the same token counts once")
    void tooMuch() {
        assertThat(DeviceTokens.parse((TOKEN + ".").repeat(1_000))).isEqualTo(DeviceTokens.NONE);
        assertThat(DeviceTokens.parse(TOKEN + "." + TOKEN).tokens()).hasSize(1);
    }

    @Test
    @DisplayName("A token is 256 random bits, and does not print itself")
    void token() {
        DeviceToken token = DeviceToken.next(RANDOM);
        assertThat(token.secret()).hasSize(43);
        assertThat(token).isNotEqualTo(DeviceToken.next(RANDOM)).hasToString("***");
        assertThat(DeviceTokens.NONE.plus(token).toString()).doesNotContain(token.secret());
        assertThatIllegalArgumentException().isThrownBy(() -> new DeviceToken("short"));
    }
}
