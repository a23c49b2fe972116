package dev.identitycheck.it.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

/** A server's H2 database in a file that tests open too, with the driver of the distribution. */
final class H2Database extends Database {

    private static final String USER = "sa";
    private static final String PASSWORD = "password";

    private final String url;
    private final Driver driver;

    H2Database(Path folder, Path distribution) {
        deleteEarlierRuns(folder);
        url = "jdbc:h2:file:" + folder.resolve("keycloakdb") + ";AUTO_SERVER=TRUE;NON_KEYWORDS=VALUE";
        driver = DistributionDriver.of(distribution, "com.h2database.h2-", "org.h2.Driver");
    }

    private static void deleteEarlierRuns(Path folder) {
        try {
            Files.deleteIfExists(folder.resolve("keycloakdb.mv.db"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    List<String> buildArguments() {
        return List.of("--db=dev-file");
    }

    @Override
    List<String> startArguments(String host) {
        return List.of("--db-url=" + url, "--db-username=" + USER, "--db-password=" + PASSWORD);
    }

    @Override
    public Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", USER);
        properties.setProperty("password", PASSWORD);
        return driver.connect(url, properties);
    }
}
