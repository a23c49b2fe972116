package dev.identitycheck.it.stage;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One database of the run's PostgreSQL server. */
final class PostgresDatabase extends Database {

    private final int port;
    private final String name;

    PostgresDatabase(int port, String name) {
        this.port = port;
        this.name = name;
    }

    @Override
    List<String> buildArguments() {
        return List.of("--db=postgres");
    }

    @Override
    List<String> startArguments(String host) {
        return List.of("--db-url=" + url(host), "--db-username=" + Postgres.USER, "--db-password=" + Postgres.USER);
    }

    private String url(String host) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + name;
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url("localhost"), Postgres.USER, Postgres.USER);
    }

    @Override
    public Map<String, Long> statementsDuring(Runnable work) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create extension if not exists pg_stat_statements");
            statement.execute("select pg_stat_statements_reset()");
            work.run();
            Map<String, Long> calls = new TreeMap<>();
            try (ResultSet rows = statement.executeQuery("select query, calls from pg_stat_statements s"
                    + " join pg_database d on d.oid = s.dbid and d.datname = current_database()"
                    + " where query not ilike '%pg_stat_statements%'")) {
                while (rows.next()) {
                    calls.merge(rows.getString(1), rows.getLong(2), Long::sum);
                }
            }
            return calls;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
