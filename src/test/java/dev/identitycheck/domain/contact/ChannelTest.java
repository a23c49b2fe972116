package dev.identitycheck.domain.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A set of channels")
class ChannelTest {

    private static final Contact EMAIL = new Contact.Email("owner@agency.example");

    @ParameterizedTest
    @ValueSource(strings = {"", "email", "sms", "both"})
    @DisplayName("is written and read by the same name")
    void writtenAndRead(String key) {
        assertThat(Channel.key(Channel.parse(key))).isEqualTo(key);
    }

    @Test
    @DisplayName("is not read from another name")
    void anotherName() {
        assertThatIllegalArgumentException().isThrownBy(() -> Channel.parse("e-mail"));
    }

    @Test
    @DisplayName("is that of the contacts")
    void ofContacts() {
        assertThat(Channel.of(List.of(EMAIL))).containsExactly(Channel.EMAIL);
        assertThat(Channel.of(List.of())).isEmpty();
    }
}
