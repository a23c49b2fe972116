package dev.identitycheck.keycloak.serverapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.Documentation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A server's version")
class TestedServersTest {

    @ParameterizedTest(name = "{0} newer than any that was tested: {1}")
    @CsvSource({
        "26.5.7, false",
        "26.7.4, false",
        "26.7.5, false",
        "26.7.5.redhat-00001, true",
        "26.7.10, true",
        "26.8.0, true",
        "27.0.0, true",
        "999.0.0-SNAPSHOT, true",
        "'', true",
        "null, true",
        "main, true"
    })
    void is_compared_number_by_number(String version, boolean newer) {
        assertThat(TestedServers.isNewer(version)).isEqualTo(newer);
    }

    @Test
    void is_the_newest_in_the_readmes_table() {
        assertThat(Documentation.read(Documentation.README).lines())
                .filteredOn(line -> line.matches("\\| 2[67]\\.\\d+\\.\\d+ .*"))
                .first()
                .asString()
                .startsWith("| " + TestedServers.NEWEST + " |");
    }
}
