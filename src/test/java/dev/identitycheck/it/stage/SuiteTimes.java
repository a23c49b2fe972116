package dev.identitycheck.it.stage;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Prints the duration of each test class when it ends; the first class of a JVM includes the server's start. */
final class SuiteTimes {

    private final Map<Class<?>, Instant> begun = new ConcurrentHashMap<>();

    void begins(Class<?> suite) {
        begun.put(suite, Instant.now());
    }

    void ends(Class<?> suite) {
        @Nullable Instant beginning = begun.remove(suite);
        if (beginning != null) {
            double minutes = Duration.between(beginning, Instant.now()).toMillis() / 60_000.0;
            System.out.printf(Locale.ROOT, "%-32s %6.1f min%n", suite.getSimpleName(), minutes);
        }
    }
}
