package dev.identitycheck.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The way that somebody chose")
class PreferredMethodTest {

    @ParameterizedTest
    @EnumSource(PreferredMethod.class)
    @DisplayName("is read as it was written")
    void same(PreferredMethod way) {
        assertThat(PreferredMethod.of(way.key())).contains(way);
    }

    @Test
    @DisplayName("is stored by names that realms rely on")
    void names() {
        assertThat(PreferredMethod.values()).extracting(PreferredMethod::key).containsExactly("email", "sms", "pin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "EMAIL", "pec", " email", "{\"v\":1}"})
    @DisplayName("is none where it cannot be read")
    void unreadable(String stored) {
        assertThat(PreferredMethod.of(stored)).isEmpty();
    }
}
