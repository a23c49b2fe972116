package dev.identitycheck.admin.doctor.realm;

import dev.identitycheck.admin.doctor.check.Check;
import dev.identitycheck.admin.doctor.check.ExaminedRealm;
import dev.identitycheck.admin.doctor.check.Finding;
import dev.identitycheck.admin.doctor.check.Finding.Severity;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Reports a database connection pool that is too small for the request threads: a request may need a second connection
 * while it holds the first.
 */
final class ThreadsAgainstPool implements Check {

    @Override
    public Stream<Finding> examine(ExaminedRealm examined) {
        Optional<Integer> threads = number("quarkus.thread-pool.max-threads");
        Optional<Integer> connections = number("quarkus.datasource.jdbc.max-size");
        return threads.isPresent() && connections.isPresent() && connections.get() < 2 * threads.get()
                ? Stream.of(finding(threads.get(), connections.get()))
                : Stream.empty();
    }

    private static Optional<Integer> number(String key) {
        return ConfigProvider.getConfig().getOptionalValue(key, Integer.class);
    }

    private static Finding finding(int threads, int connections) {
        return new Finding(
                Severity.WARNING,
                "pool-too-small",
                "db-pool-max-size",
                threads + " request threads share " + connections + " database connections: under load, logins can wait"
                        + " for each other until they time out.",
                "Set db-pool-max-size to at least " + 2 * threads + ", or http-pool-max-threads to at most "
                        + connections / 2 + ".");
    }
}
