package dev.identitycheck.it.stage;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long each class took, said at the end of the run. The first one pays for the server's start. */
final class SuiteTimes implements AutoCloseable {

    private final Instant start = Instant.now();
    private final Map<Class<?>, Instant> begun = new LinkedHashMap<>();
    private final Map<Class<?>, Duration> times = new LinkedHashMap<>();

    synchronized void begins(Class<?> suite) {
        begun.put(suite, Instant.now());
    }

    synchronized void ends(Class<?> suite) {
        @Nullable Instant beginning = begun.remove(suite);
        if (beginning != null) {
            times.put(suite, Duration.between(beginning, Instant.now()));
        }
    }

    @Override
    public synchronized void close() {
        times.forEach((suite, time) -> say(suite.getSimpleName(), time));
        say("Integration tests in all", Duration.between(start, Instant.now()));
    }

    private static void say(String what, Duration time) {
        System.out.printf(Locale.ROOT, "%-32s %6.1f min%n", what, time.toMillis() / 60_000.0);
    }
}
