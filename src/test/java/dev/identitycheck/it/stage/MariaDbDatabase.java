package dev.identitycheck.it.stage;

import dev.identitycheck.server.Port;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** A MariaDB server of its own in a folder, by the binary of this machine's package. */
final class MariaDbDatabase extends Database {

    private static final Path BINARY = Path.of(System.getProperty("it.mariadbd", "/usr/sbin/mariadbd"));
    private static final List<String> TABLES =
            List.of("mysql_system_tables.sql", "mysql_performance_tables.sql", "mysql_system_tables_data.sql");
    private static final String USER = "root";
    private static final int STOP_SECONDS = 30;

    private final Path share = BINARY.resolveSibling("../share/mysql").normalize();
    private final Path data;
    private final int port = Port.free();
    private final Process server;
    private final Driver driver;

    /** Whether this machine has the server. */
    static boolean isInstalled() {
        return Files.isExecutable(BINARY);
    }

    MariaDbDatabase(Path folder, Path distribution) {
        driver =
                DistributionDriver.of(distribution, "org.mariadb.jdbc.mariadb-java-client-", "org.mariadb.jdbc.Driver");
        try {
            data = Files.createTempDirectory(Files.createDirectories(folder), "mariadb");
            bootstrap();
            server = process("--skip-grant-tables", "--bind-address=127.0.0.1", "--port=" + port)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Await.holds("MariaDB answers", this::answers);
        run("create database keycloak character set utf8mb4");
    }

    private ProcessBuilder process(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                BINARY.toString(),
                "--no-defaults",
                "--user=root",
                "--datadir=" + data,
                // Tests write the names of tables in lower case, Keycloak in upper case.
                "--lower-case-table-names=1",
                "--socket=" + data.resolve("socket"),
                "--pid-file=" + data.resolve("pid"),
                "--lc-messages-dir=" + share,
                "--character-sets-dir=" + share.resolve("charsets")));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("log").toFile());
    }

    private void bootstrap() throws IOException {
        Path script = data.resolveSibling(data.getFileName() + ".sql");
        Files.writeString(script, "create database if not exists mysql;\nuse mysql;\n");
        for (String tables : TABLES) {
            Files.write(script, Files.readAllBytes(share.resolve(tables)), StandardOpenOption.APPEND);
        }
        try {
            int result = process("--bootstrap")
                    .redirectInput(script.toFile())
                    .start()
                    .waitFor();
            if (result != 0) {
                throw new IllegalStateException("MariaDB cannot make its tables: " + data.resolve("log"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private boolean answers() {
        try (Connection connection = connect("")) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    List<String> buildArguments() {
        return List.of("--db=mariadb");
    }

    @Override
    List<String> startArguments(String host) {
        return List.of("--db-url=" + url("keycloak"), "--db-username=" + USER, "--db-password=none");
    }

    private String url(String name) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + name;
    }

    @Override
    public Connection connect() throws SQLException {
        return connect(isMade() ? "keycloak" : "");
    }

    private boolean isMade() {
        return Files.isDirectory(data.resolve("keycloak"));
    }

    private Connection connect(String name) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", USER);
        properties.setProperty("password", "none");
        return driver.connect(url(name), properties);
    }

    @Override
    public void close() {
        server.destroy();
        try {
            if (!server.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
