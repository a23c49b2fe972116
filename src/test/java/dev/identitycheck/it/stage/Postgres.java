package dev.identitycheck.it.stage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** One PostgreSQL server for the whole run, with a database for each Keycloak server or cluster. */
final class Postgres implements AutoCloseable {

    static final String USER = "postgres";

    // The default file admits this machine alone; containers connect from its bridge networks.
    private static final String ACCESS =
            """
            local all all trust
            host all all 127.0.0.1/32 trust
            host all all ::1/128 trust
            host all all samenet trust
            """;

    private final EmbeddedPostgres server;

    /** Starts a server that accepts connections from this machine, and optionally from its containers. */
    static Postgres start(Path folder, boolean forContainers) {
        try {
            Files.createDirectories(folder);
            EmbeddedPostgres.Builder plan = plan(folder);
            if (forContainers) {
                Path access = Files.writeString(folder.resolve("pg_hba.conf"), ACCESS);
                plan.setServerConfig("listen_addresses", "*").setServerConfig("hba_file", access.toString());
            }
            return new Postgres(plan.start());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not start", e);
        }
    }

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
    }

    private static EmbeddedPostgres.Builder plan(Path folder) {
        File log = folder.resolve("postgres.log").toFile();
        return EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(1))
                .setServerConfig("max_connections", "400")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .setServerConfig("pg_stat_statements.max", "5000")
                // Loss of the data in a power failure is acceptable: they are used in this run only.
                .setServerConfig("fsync", "off")
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("full_page_writes", "off")
                .setOutputRedirector(Redirect.appendTo(log))
                .setErrorRedirector(Redirect.appendTo(log));
    }

    PostgresDatabase create(String name) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database \"" + name + "\"");
        } catch (SQLException e) {
            throw new IllegalStateException("No database " + name, e);
        }
        return new PostgresDatabase(server.getPort(), name);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
