package dev.identitycheck.it.walk;

import dev.identitycheck.it.stage.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads accounts from the database in a few short statements over one connection. */
final class Records implements AutoCloseable {

    static final String ACCOUNT = "user_entity";
    static final String LINKS = "federated_identity";
    static final String ROLES = "user_role_mapping";
    static final String GROUPS = "user_group_membership";
    static final String CREDENTIALS = "credential";
    static final String ACTIONS = "user_required_action";
    static final String SESSIONS = "offline_user_session";

    private static final String ATTRIBUTES =
            "select name, coalesce(value, long_value) from user_attribute where user_id = ? order by 1, 2";
    private static final Map<String, String> QUERIES = new LinkedHashMap<>(Map.of(
            ACCOUNT,
            // Without the columns that Keycloak sets at each write: the constraint against duplicate addresses, and
            // the time.
            "select id, username, email, email_verified, enabled, first_name, last_name, not_before, realm_id,"
                    + " created_timestamp, federation_link, service_account_client_link from user_entity where id = ?",
            LINKS,
            "select identity_provider, federated_user_id, federated_username, token from federated_identity"
                    + " where user_id = ?",
            ROLES,
            "select role_id from user_role_mapping where user_id = ?",
            GROUPS,
            "select group_id from user_group_membership where user_id = ?",
            CREDENTIALS,
            "select * from credential where user_id = ?",
            ACTIONS,
            "select required_action from user_required_action where user_id = ?",
            SESSIONS,
            "select user_session_id from offline_user_session where user_id = ?"));

    private final Connection connection;
    private final PreparedStatement attributes;
    private final Map<String, PreparedStatement> statements = new LinkedHashMap<>();

    Records(Database database) {
        try {
            connection = database.connect();
            attributes = connection.prepareStatement(ATTRIBUTES);
            for (Map.Entry<String, String> query : QUERIES.entrySet()) {
                statements.put(query.getKey(), connection.prepareStatement(query.getValue()));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Snapshot of(String account) {
        try {
            Map<String, SortedSet<String>> rows = new TreeMap<>();
            for (Map.Entry<String, PreparedStatement> table : statements.entrySet()) {
                rows.put(table.getKey(), rows(table.getValue(), account));
            }
            return new Snapshot(rows, attributes(account));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SortedSet<String> rows(PreparedStatement query, String account) throws SQLException {
        query.setString(1, account);
        SortedSet<String> found = new TreeSet<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                found.add(text(rows));
            }
        }
        return found;
    }

    private static String text(ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        Map<String, String> values = new TreeMap<>();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            values.put(columns.getColumnLabel(column).toLowerCase(Locale.ROOT), String.valueOf(row.getString(column)));
        }
        return values.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining(" "));
    }

    private Map<String, String> attributes(String account) throws SQLException {
        attributes.setString(1, account);
        Map<String, String> found = new TreeMap<>();
        try (ResultSet rows = attributes.executeQuery()) {
            while (rows.next()) {
                found.merge(rows.getString(1), String.valueOf(rows.getString(2)), (one, other) -> one + "|" + other);
            }
        }
        return found;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
