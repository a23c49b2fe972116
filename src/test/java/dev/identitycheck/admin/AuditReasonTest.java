package dev.identitycheck.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The reason that support gives")
class AuditReasonTest {

    private static ObjectNode body(String reason) {
        return JsonNodeFactory.instance.objectNode().put(AuditReason.KEY, reason);
    }

    @ParameterizedTest
    @CsvSource({
        "asked by phone, asked by phone",
        "wrote from maria@agency.example, wrote from m•••@a•••",
        "<maria@agency.example>, <m•••@a•••>",
        "calls from +39 333 123 4567, calls from ••• 567",
        "calls from 333-1234567 today, calls from ••• 567 today",
        "calls from 3331234567, calls from ••• 567",
        "INC0012345, INC0012345",
        "came on 2026-03-01 at 12:30, came on 2026-03-01 at 12:30",
        "ticket 4711, ticket 4711"
    })
    @DisplayName("is kept without addresses and numbers")
    void masked(String given, String kept) throws InvalidRequestException {
        assertThat(AuditReason.of(body(given), true)).map(AuditReason::masked).contains(kept);
    }

    @Test
    @DisplayName("may be missing where none is required")
    void missing() throws InvalidRequestException {
        assertThat(AuditReason.of(JsonNodeFactory.instance.objectNode(), false)).isEmpty();
        assertThat(AuditReason.of(body("  "), false)).isEmpty();
        assertThatThrownBy(() -> AuditReason.of(JsonNodeFactory.instance.objectNode(), true))
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> AuditReason.of(body("  "), true)).isInstanceOf(InvalidRequestException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two\nlines", "a\u0000b", "\u001b[31m"})
    @DisplayName("is one line")
    void oneLine(String given) {
        assertThatThrownBy(() -> AuditReason.of(body(given), false)).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    @DisplayName("is short")
    void shortOne() {
        assertThatThrownBy(() -> AuditReason.of(body("x".repeat(501)), false))
                .isInstanceOf(InvalidRequestException.class);
    }
}
