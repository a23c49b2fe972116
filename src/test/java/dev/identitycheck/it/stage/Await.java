package dev.identitycheck.it.stage;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a result of another thread or process by polling until a deadline. */
public final class Await {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long BETWEEN_LOOKS_MILLIS = 50;

    private Await() {}

    public static void holds(String what, BooleanSupplier condition) {
        get(what, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /** Waits until this time has passed on the system clock. */
    public static void passes(Duration time) {
        Instant end = Instant.now().plus(time);
        get("the clock", time.plusSeconds(1), () -> Instant.now().isBefore(end) ? Optional.empty() : Optional.of(end));
    }

    public static <T> T get(String what, Supplier<Optional<T>> look) {
        return get(what, PATIENCE, look);
    }

    public static <T> T get(String what, Duration patience, Supplier<Optional<T>> look) {
        Instant end = Instant.now().plus(patience);
        while (true) {
            Optional<T> seen = look.get();
            if (seen.isPresent()) {
                return seen.get();
            }
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("Not within " + patience.toSeconds() + " s: " + what);
            }
            try {
                Thread.sleep(BETWEEN_LOOKS_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
