package dev.identitycheck.it.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The database of one server, which tests can read and change. */
public abstract class Database implements AutoCloseable {

    // The SQLSTATE class of a transaction that the database rolled back, a deadlock among them.
    private static final String ROLLBACK = "40";

    private static final int MOST_TRIES = 5;

    // Longer values are stored in the column long_value.
    private static final int LONGEST_VALUE = 255;
    private static final int LONGEST_FEDERATED_VALUE = 2024;
    private static final Set<Integer> TEXTS =
            Set.of(Types.VARCHAR, Types.CHAR, Types.LONGVARCHAR, Types.NVARCHAR, Types.CLOB, Types.NCLOB);

    /** The build options that the server needs for this database. */
    abstract List<String> buildArguments();

    /**
     * The start options that the server needs for this database.
     *
     * @param host the name of this machine as the server resolves it
     */
    abstract List<String> startArguments(String host);

    public abstract Connection connect() throws SQLException;

    /**
     * Every statement that any client ran on this database during the work, with the number of runs.
     *
     * @throws UnsupportedOperationException if the database does not count statements
     */
    public Map<String, Long> statementsDuring(Runnable work) {
        throw new UnsupportedOperationException("Statements are counted on PostgreSQL only");
    }

    @Override
    public void close() {
        // A database that is a file or part of a shared server has nothing to close.
    }

    /** Runs a statement directly on the database; retries it after a deadlock with the server. */
    public void run(String statement) {
        for (int tries = 1; ; tries++) {
            try (Connection connection = connect();
                    Statement running = connection.createStatement()) {
                running.execute(statement);
                return;
            } catch (SQLException e) {
                boolean isRolledBack =
                        Objects.requireNonNullElse(e.getSQLState(), "").startsWith(ROLLBACK);
                if (!isRolledBack || tries == MOST_TRIES) {
                    throw new IllegalStateException(statement, e);
                }
            }
        }
    }

    /** The tables, in lower case, in which any text column contains this text. */
    public Set<String> mentions(String text) {
        try (Connection connection = connect()) {
            Set<String> mentioning = new TreeSet<>();
            for (Map.Entry<String, List<String>> table : textColumns(connection).entrySet()) {
                String where = table.getValue().stream()
                        .map(column -> "cast(\"" + column + "\" as varchar) like ?")
                        .collect(Collectors.joining(" or "));
                try (PreparedStatement query =
                        connection.prepareStatement("select count(*) from \"" + table.getKey() + "\" where " + where)) {
                    for (int column = 1; column <= table.getValue().size(); column++) {
                        query.setString(column, "%" + text + "%");
                    }
                    try (ResultSet rows = query.executeQuery()) {
                        if (rows.next() && rows.getLong(1) > 0) {
                            mentioning.add(table.getKey().toLowerCase(Locale.ROOT));
                        }
                    }
                }
            }
            return mentioning;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, List<String>> textColumns(Connection connection) throws SQLException {
        Map<String, List<String>> tables = new TreeMap<>();
        try (ResultSet columns = connection.getMetaData().getColumns(null, null, null, null)) {
            while (columns.next()) {
                boolean isKeycloaks = "public".equalsIgnoreCase(columns.getString("TABLE_SCHEM"));
                if (isKeycloaks && TEXTS.contains(columns.getInt("DATA_TYPE"))) {
                    tables.computeIfAbsent(columns.getString("TABLE_NAME"), table -> new ArrayList<>())
                            .add(columns.getString("COLUMN_NAME"));
                }
            }
        }
        return tables;
    }

    public Optional<String> userAttribute(String userId, String name) {
        try (Connection connection = connect();
                PreparedStatement query = connection.prepareStatement(
                        "select coalesce(value, long_value) from user_attribute where user_id = ? and name = ?"
                                + " union all"
                                + " select coalesce(value, long_value) from fed_user_attribute"
                                + " where user_id = ? and name = ?")) {
            query.setString(1, userId);
            query.setString(2, name);
            query.setString(3, userId);
            query.setString(4, name);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The provider's token that is stored with a link. */
    public Optional<String> storedToken(String userId, String provider) {
        try (Connection connection = connect();
                PreparedStatement query = connection.prepareStatement(
                        "select token from federated_identity where user_id = ? and identity_provider = ?")) {
            query.setString(1, userId);
            query.setString(2, provider);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every attribute of a user; several values of one attribute are joined. */
    public Map<String, String> userAttributes(String userId) {
        try (Connection connection = connect();
                PreparedStatement query = connection.prepareStatement(
                        "select name, coalesce(value, long_value) from user_attribute where user_id = ?"
                                + " order by 1, 2")) {
            query.setString(1, userId);
            Map<String, String> attributes = new TreeMap<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    attributes.merge(
                            rows.getString(1), String.valueOf(rows.getString(2)), (one, other) -> one + "|" + other);
                }
            }
            return attributes;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The users of a realm who have an attribute of this name. */
    public Set<String> usersWith(String attribute, String realm) {
        try (Connection connection = connect();
                PreparedStatement query = connection.prepareStatement("select a.user_id from user_attribute a"
                        + " join user_entity u on u.id = a.user_id join realm r on r.id = u.realm_id"
                        + " where a.name = ? and r.name = ?")) {
            query.setString(1, attribute);
            query.setString(2, realm);
            Set<String> users = new TreeSet<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    users.add(rows.getString(1));
                }
            }
            return users;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Inserts or updates a short attribute of a user that is stored in this database. */
    public void putUserAttribute(String userId, String name, String value) {
        try (Connection connection = connect();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into user_attribute (id, user_id, name, value) values (?, ?, ?, ?)")) {
            if (userAttribute(userId, name).isPresent()) {
                setUserAttribute(userId, name, value);
                return;
            }
            insert.setString(1, UUID.randomUUID().toString());
            insert.setString(2, userId);
            insert.setString(3, name);
            insert.setString(4, value);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Sets an attribute directly in the database. A server that has the user in its cache still reads the old value
     * there; under the row lock it reads the new one.
     */
    public void setUserAttribute(String userId, String name, String value) {
        changeUserAttribute(userId, name, before -> value);
    }

    /**
     * Changes an attribute like {@link #setUserAttribute}, under the lock of the user's row: a server that is about to
     * write the attribute writes it before the change or reads it after that.
     */
    public void changeUserAttribute(String userId, String name, UnaryOperator<String> change) {
        // A user of another storage has an id with the prefix "f:", and may have longer values.
        boolean isOurs = !userId.startsWith("f:");
        String table = isOurs ? "user_attribute" : "fed_user_attribute";
        try (Connection connection = connect();
                PreparedStatement lock =
                        connection.prepareStatement("select id from user_entity where id = ? for update");
                PreparedStatement query = connection.prepareStatement(
                        "select coalesce(long_value, value) from " + table + " where user_id = ? and name = ?");
                PreparedStatement update = connection.prepareStatement(
                        "update " + table + " set value = ?, long_value = ? where user_id = ? and name = ?")) {
            connection.setAutoCommit(false);
            lock.setString(1, userId);
            lock.executeQuery().close();
            String value = change.apply(single(query, userId, name));
            boolean isLong = value.length() > (isOurs ? LONGEST_VALUE : LONGEST_FEDERATED_VALUE);
            update.setString(1, isLong ? null : value);
            update.setString(2, isLong ? value : null);
            update.setString(3, userId);
            update.setString(4, name);
            update.executeUpdate();
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String single(PreparedStatement query, String userId, String name) throws SQLException {
        query.setString(1, userId);
        query.setString(2, name);
        try (ResultSet rows = query.executeQuery()) {
            if (!rows.next()) {
                throw new IllegalStateException("User " + userId + " has no " + name);
            }
            String value = rows.getString(1);
            if (rows.next()) {
                throw new IllegalStateException("User " + userId + " has several values of " + name);
            }
            return value;
        }
    }

    /** All rows of a table, their columns by their names in lower case. */
    public List<ObjectNode> rows(String table) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from " + table)) {
            List<ObjectNode> all = new ArrayList<>();
            while (rows.next()) {
                ObjectNode row = JsonNodeFactory.instance.objectNode();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    String name = rows.getMetaData().getColumnName(column).toLowerCase(Locale.ROOT);
                    if (rows.getObject(column) instanceof Number number) {
                        row.put(name, number.longValue());
                    } else {
                        row.put(name, rows.getString(column));
                    }
                }
                all.add(row);
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Adds a row of texts and whole numbers. */
    public void insert(String table, JsonNode row) {
        List<String> columns = new ArrayList<>();
        row.fieldNames().forEachRemaining(columns::add);
        String places = String.join(", ", Collections.nCopies(columns.size(), "?"));
        try (Connection connection = connect();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into " + table + " (" + String.join(", ", columns) + ") values (" + places + ")")) {
            for (int column = 1; column <= columns.size(); column++) {
                JsonNode value = row.path(columns.get(column - 1));
                if (value.isNumber()) {
                    insert.setLong(column, value.asLong());
                } else {
                    insert.setString(column, value.asText());
                }
            }
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Moves the expiry of all rate limits back by this time; the server's open logins grow no older. */
    public void letsLimitsPass(Duration time) {
        run("update identity_check_limit set expires_at = expires_at - " + time.toMillis());
    }

    void makeUserOlder(String userId, long millis) {
        try (Connection connection = connect();
                PreparedStatement update = connection.prepareStatement(
                        "update user_entity set created_timestamp = created_timestamp - ? where id = ?")) {
            update.setLong(1, millis);
            update.setString(2, userId);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
