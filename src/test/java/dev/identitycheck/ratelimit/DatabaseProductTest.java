package dev.identitycheck.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A failed transaction")
class DatabaseProductTest {

    @ParameterizedTest(name = "{0}: {1} {2} {3}")
    @CsvSource({
        "PostgreSQL and H2 a key that is there, 23505, 0, true",
        "PostgreSQL another constraint, 23503, 0, false",
        "PostgreSQL a deadlock, 40P01, 0, true",
        "MySQL and MariaDB a key that is there, 23000, 1062, true",
        "MySQL and MariaDB another constraint, 23000, 1452, false",
        "MySQL and MariaDB a deadlock, 40001, 1213, true",
        "Oracle a key that is there, 23000, 1, true",
        "SQL Server a key that is there, 23000, 2627, true",
        "SQL Server an index entry that is there, 23000, 2601, true",
        "a lock that is not given, 55P03, 0, false",
    })
    void is_done_again_where_that_helps(String database, String state, int code, boolean again) {
        SQLException cause = new SQLException(database, state, code);
        assertThat(DatabaseProduct.isWorthAnotherTry(new IllegalStateException(cause)))
                .isEqualTo(again);
        assertThat(DatabaseProduct.isWorthAnotherTry(cause)).isEqualTo(again);
    }

    @ParameterizedTest
    @CsvSource(", 1062")
    void without_a_state_is_not_done_again(String state, int code) {
        assertThat(DatabaseProduct.isWorthAnotherTry(new SQLException("none", state, code)))
                .isFalse();
    }
}
