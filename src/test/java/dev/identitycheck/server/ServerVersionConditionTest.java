package dev.identitycheck.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A test that needs a newer server")
class ServerVersionConditionTest {

    @ParameterizedTest
    @CsvSource({
        "26.5.7, 26.6, true",
        "26.6.0, 26.6, false",
        "26.6.4, 26.6, false",
        "26.7.4, 26.6, false",
        "26.10.0, 26.6, false",
        "27.0.0, 26.6, false",
        "26.6.4, 26.7, true",
        "'', 26.7, false",
    })
    @DisplayName("is skipped on an older one alone")
    void older(String version, String since, boolean isSkipped) {
        assertThat(ServerVersion.isOlder(version, since)).isEqualTo(isSkipped);
    }
}
