package dev.identitycheck.it.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Site;
import dev.identitycheck.it.stage.Stage;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@RealServer
@Tag("full")
@DisplayName("Among 200,000 users, accounts are looked up")
class LookupIT {

    private static final String FILL =
            """
            insert into user_entity (id, realm_id, username, enabled, email_verified, not_before)
              select 'u' || n, '%1$s', 'u' || n, true, true, 0 from generate_series(1, 200000) n;
            insert into user_attribute (id, user_id, name, value)
              select 'n' || n, 'u' || n, 'identity-check.handle-name', md5(n::text) from generate_series(1, 200000) n;
            insert into user_attribute (id, user_id, name, value)
              select 'd' || n, 'u' || n, 'identity-check.outbox-due', lpad(n::text, 12, '0')
              from generate_series(1, 200000, 20) n;
            insert into fed_user_attribute
                (id, user_id, realm_id, storage_provider_id, name, long_value, long_value_hash)
              select 'n' || n, 'f:x:' || n, '%1$s', 'x', 'identity-check.handle-name', md5(n::text),
                decode(md5(n::text), 'hex')
              from generate_series(1, 200000) n;
            insert into fed_user_attribute (id, user_id, realm_id, storage_provider_id, name, value)
              select 'd' || n, 'f:x:' || n, '%1$s', 'x', 'identity-check.outbox-due', lpad(n::text, 12, '0')
              from generate_series(1, 200000, 20) n;
            analyze""";
    private static final String OURS = "select a.user_id from user_attribute a join user_entity u on u.id = a.user_id"
            + " where u.realm_id = '%s' and a.name = '%s' and a.value %s order by a.value limit 150";
    private static final String OTHERS_BY_HASH = "select a.user_id, a.long_value from fed_user_attribute a"
            + " where a.name = '%2$s' and a.long_value_hash %3$s and a.realm_id = '%1$s'";
    private static final String OTHERS = "select a.user_id from fed_user_attribute a where a.realm_id = '%s'"
            + " and a.name = '%s' and a.long_value_hash is null and a.value %s order by a.value limit 150";

    @Test
    void through_indexes_whoever_stores_them(Stage stage) throws SQLException {
        assumeThat(stage.onPostgres()).isTrue();
        try (Site site = stage.ownSite()) {
            Agency agency = site.ownAgency(Map.of());
            String realm = agency.admin().get(agency.path("")).path("id").asText();
            try (Connection connection = site.database().connect();
                    Statement statement = connection.createStatement()) {
                statement.execute(FILL.formatted(realm));
                String name = "identity-check.handle-name";
                String due = "identity-check.outbox-due";
                for (String query : List.of(
                        OURS.formatted(realm, name, "= md5('77')"),
                        OURS.formatted(realm, due, "<= '000000002000'"),
                        OTHERS_BY_HASH.formatted(realm, name, "= decode(md5('77'), 'hex')"),
                        OTHERS.formatted(realm, due, "<= '000000002000'"))) {
                    assertThat(plan(statement, query)).contains("Index").doesNotContain("Seq Scan");
                }
            }
        }
    }

    private static String plan(Statement statement, String query) throws SQLException {
        StringBuilder plan = new StringBuilder(query).append('\n');
        try (ResultSet rows = statement.executeQuery("explain analyze " + query)) {
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }
}
